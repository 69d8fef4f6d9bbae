import type { PersonId } from '@concord/paper'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { AttackedRoom } from '../testing/attacked-room.ts'
import { ANA, ATTACKS, attackedText, BEN } from '../testing/attacks.ts'
import { encodeCrafted, text } from '../testing/crafted-update.ts'
import { holdSession } from '../testing/open-section.ts'
import { ScriptedPeer } from '../testing/scripted-peer.ts'
import { decodeUpdate } from './decode-update.ts'
import { judgeUpdate } from './judge-update.ts'
import { viewOf } from './known-text.ts'
import { encodeAwareness, encodeStep1, encodeStep2 } from './messages.ts'
import { readContent } from './read-content.ts'

const first = () => 0
const many = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, index) => make(index))
const mallory = {
  personId: 'mallory' as PersonId,
  mayWrite: true,
  ownerOf: (client: number) => ([ANA, BEN].includes(client) ? ('somebody else' as PersonId) : undefined),
  isFirstSync: false,
  sectionBytes: () => 0,
}

/** What the gate says of an update, in the words of the attack table. */
function judged(update: Uint8Array) {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, attackedText())
  const decoded = decodeUpdate(update)
  return decoded ? judgeUpdate(decoded, viewOf(doc), mallory) : { kind: 'refuse', rule: 'G3' }
}

test.each(ATTACKS.map((attack) => [attack.rule, attack.title, attack] as const))('[%s] %s', async (rule, _, { verdict, craft }) => {
  const attacked = await AttackedRoom.open()
  const before = readContent(attacked.room.text.merged())
  const crafted = craft(attacked.target(), first)
  const update = crafted instanceof Uint8Array ? crafted : encodeCrafted(crafted)
  expect(judged(update)).toMatchObject(verdict === 'refuse' ? { kind: verdict, rule } : { kind: verdict })

  for (let time = 0; time < 2; time += 1) attacked.sendUpdate(update)
  expect(attacked.refusals).toEqual(verdict === 'refuse' ? [rule, rule] : [])
  if (verdict !== 'accept') expect(readContent(attacked.room.text.merged())).toEqual(before)
  await attacked.typeOn()
  await attacked.mustBeUnharmed()
  attacked.close()
})

test('[G4] two thousand updates that wait for others: three questions, then the session ends; nothing of them is kept', async () => {
  const attacked = await AttackedRoom.open()
  const { session, messages, closed } = holdSession('mallory')
  attacked.room.join(session)
  const greeting = messages.length
  const { own } = attacked.target()
  for (let time = 0; time < 2000; time += 1) {
    const structs = [text('p'.repeat(1000), { parent: Y.createID(ANA, 4) })]
    const update = encodeCrafted({ structs: [{ client: own.client, clock: own.clock + 1 + 1000 * time, structs }], deletes: [] })
    attacked.room.receive(session, encodeStep2(update))
    attacked.room.writing.judgeWaiting()
  }
  expect(closed).toEqual([4409])
  expect(attacked.refusals).toEqual(['G4'])
  expect(messages.length - greeting).toBe(3)
  await attacked.typeOn()
  await attacked.mustBeUnharmed()
  attacked.close()
})

test('[Wire] a flood of sync step 1: four answers a minute, all of the same bytes', async () => {
  const attacked = await AttackedRoom.open()
  const { session, messages } = holdSession('mallory')
  attacked.room.join(session)
  const greeting = messages.length
  for (let time = 0; time < 1000; time += 1) attacked.room.receive(session, encodeStep1(new Uint8Array([0])))
  expect(messages.length - greeting).toBe(4)
  expect(new Set(messages.slice(greeting).map((message) => message.length)).size).toBe(1)
  await attacked.typeOn()
  attacked.close()
})

test('[Awareness] a hundred thousand ids, a clock of 2^53-1 and the names of others: one id, with the name of the sign-in', async () => {
  const attacked = await AttackedRoom.open()
  const { session } = holdSession('mallory')
  attacked.room.join(session)
  const flood = many(100_000, (index) => ({ client: 5000 + index, clock: 1, state: { user: { name: 'Ana' } } }))
  attacked.room.receive(session, encodeAwareness(flood.slice(0, 600)))
  attacked.room.receive(session, encodeAwareness(flood))
  attacked.room.receive(session, encodeAwareness([{ client: 5000, clock: 2 ** 53 - 1, state: { user: { name: 'Ana' } } }]))
  const told = new TextDecoder().decode(attacked.room.awareness.encodeAll())
  expect(told.match(/"name":/g)).toHaveLength(1)
  expect(told).toContain('Name of mallory')
  await attacked.typeOn()
  attacked.close()
})

test('[G2] a client id that somebody has shown is theirs, also before they have written anything', async () => {
  const attacked = await AttackedRoom.open()
  const { session } = holdSession('carla')
  attacked.room.join(session)
  attacked.room.receive(session, encodeAwareness([{ client: 333, clock: 1, state: {} }]))
  const structs = [text('forged', { parent: Y.createID(ANA, 4) })]
  attacked.sendUpdate(encodeCrafted({ structs: [{ client: 333, clock: 0, structs }], deletes: [] }))
  expect(attacked.refusals).toEqual(['G2'])
  attacked.close()
})

test('[G7] a section at its ten megabytes takes no more text, and still lets people delete', () => {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, attackedText())
  const full = { ...mallory, sectionBytes: () => 10 * 1024 * 1024 }
  const more = decodeUpdate(
    encodeCrafted({ structs: [{ client: 9, clock: 0, structs: [text('x', { parent: Y.createID(ANA, 4) })] }], deletes: [] }),
  )!
  expect(judgeUpdate(more, viewOf(doc), full)).toEqual({ kind: 'refuse', rule: 'G7' })
  const less = decodeUpdate(encodeCrafted({ structs: [], deletes: [[ANA, 5, 3]] }))!
  expect(judgeUpdate(less, viewOf(doc), full)).toMatchObject({ kind: 'accept' })
})

test('[G7] a first sync may bring a hundred thousand structs, an update twenty thousand', () => {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, attackedText())
  const structs = many(30_000, (index) => text('x', index === 0 ? { parent: Y.createID(ANA, 4) } : { origin: Y.createID(9, index - 1) }))
  const update = decodeUpdate(encodeCrafted({ structs: [{ client: 9, clock: 0, structs }], deletes: [] }))!
  expect(judgeUpdate(update, viewOf(doc), mallory)).toEqual({ kind: 'refuse', rule: 'G7' })
  expect(judgeUpdate(update, viewOf(doc), { ...mallory, isFirstSync: true })).toMatchObject({ kind: 'accept' })
})

test('[G1] a reader whose copy tidies marks up by itself is no attacker: told that it is done, and nothing is committed', async () => {
  const attacked = await AttackedRoom.open()
  const reader = new ScriptedPeer('reader', 77)
  reader.connect(attacked.room, false)
  const bold = (peer: ScriptedPeer) =>
    ((peer.doc.getXmlFragment('content').get(1) as Y.XmlElement).get(0) as Y.XmlText).format(0, 4, { bold: {} })
  // Both before they have seen the other's marks; the readers' copies then hold some that say nothing.
  bold(attacked.ana)
  bold(attacked.ben)
  for (const peer of [attacked.ana, attacked.ben]) while (peer.hasOutgoing) peer.deliverOut()
  await attacked.rooms.drained()
  for (let round = 0; round < 20; round += 1) {
    reader.deliverIn()
    reader.deliverOut()
  }
  await attacked.rooms.drained()
  while (reader.hasFrames) {
    reader.deliverIn()
    reader.deliverOut()
  }
  expect(reader.closed).toEqual([])
  expect(reader.edits.any).toBe(false)
  await attacked.mustBeUnharmed()
  attacked.close()
})
