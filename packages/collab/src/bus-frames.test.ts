import { randomUUID } from 'node:crypto'
import type { PersonId, SectionId } from '@concord/paper'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { BusMessage } from './bus.ts'
import { decodeBusFrame, decodeBusMessage, encodeBusFrame, encodeBusMessage } from './bus-frames.ts'

const ids = fc.uuid({ version: 4 })
const sections = ids.map((id) => id as SectionId)
const bytes = fc.uint8Array({ maxLength: 300 })
const claims = fc.array(fc.record({ client: fc.maxSafeNat(), personId: ids.map((id) => id as PersonId) }), { maxLength: 5 })
const messages: fc.Arbitrary<BusMessage> = fc.oneof(
  fc.record({ kind: fc.constant('turn' as const), sectionId: sections, head: fc.maxSafeNat(), bytes, claims }),
  fc.record({ kind: fc.constant('awareness' as const), sectionId: sections, message: bytes }),
  fc.record({ kind: fc.constant('awareness_wanted' as const), sectionId: sections }),
  fc.record({ kind: fc.constant('notice' as const), notice: fc.jsonValue() }),
)

test('every message comes out as it went in, also out of a shared buffer', () => {
  fc.assert(
    fc.property(messages, fc.string(), fc.maxSafeNat(), (message, node, sequence) => {
      const frame = encodeBusFrame({ node, sequence, body: encodeBusMessage(message) })
      const shared = new Uint8Array(frame.length + 7)
      shared.set(frame, 5)
      const decoded = decodeBusFrame(shared.subarray(5, 5 + frame.length))
      expect(decoded).toMatchObject({ node, sequence })
      const read = decodeBusMessage(decoded!.body!)
      shared.fill(0)
      const isNotice = message.kind === 'notice'
      expect(read).toEqual(isNotice ? { ...message, notice: JSON.parse(JSON.stringify(message.notice)) } : message)
    }),
  )
})

test('a heartbeat is a frame without a body', () => {
  expect(decodeBusFrame(encodeBusFrame({ node: 'a', sequence: 7, body: undefined }))).toEqual({ node: 'a', sequence: 7, body: undefined })
})

test('bytes that end too early are no message, and those of another version are no frame', () => {
  const turn = encodeBusMessage({
    kind: 'turn',
    sectionId: randomUUID() as SectionId,
    head: 300,
    bytes: new Uint8Array([0, 255]),
    claims: [{ client: 2 ** 32, personId: randomUUID() as PersonId }],
  })
  for (let length = 0; length < turn.length; length += 1) expect(decodeBusMessage(turn.subarray(0, length))).toBeUndefined()
  const frame = encodeBusFrame({ node: 'a', sequence: 1, body: turn })
  expect(decodeBusFrame(new Uint8Array([2, ...frame.subarray(1)]))).toBeUndefined()
  expect(decodeBusFrame(new Uint8Array())).toBeUndefined()
})

test('no bytes make the reader throw', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), (garbage) => {
      decodeBusFrame(garbage)
      decodeBusMessage(garbage)
    }),
  )
})
