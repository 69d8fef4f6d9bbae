import type { PersonId } from '@concord/paper'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { holdSession, logWithSection, openRooms, SECTION } from '../testing/open-section.ts'
import { ScriptedPeer } from '../testing/scripted-peer.ts'
import { mergedText } from './committed-text.ts'
import { decodeAwareness } from './messages.ts'
import { readContent } from './read-content.ts'
import { RoomAwareness } from './room-awareness.ts'
import type { Session } from './session.ts'

async function openSection() {
  const log = await logWithSection()
  return { log, rooms: openRooms(log) }
}

const sessionOf = (personId: string): Session => holdSession(personId).session

function deliverAll(peer: ScriptedPeer): void {
  while (peer.hasFrames) {
    peer.deliverOut()
    peer.deliverIn()
  }
}

test('a long tail is checkpointed: the text is the same, what was deleted takes no room, and the log keeps every row', async () => {
  const { log, rooms } = await openSection()
  const room = (await rooms.join(SECTION, sessionOf('anchor'), () => {}))!
  const peer = new ScriptedPeer('ana', 7)
  peer.connect(room, true)
  deliverAll(peer)
  const paragraph = peer.doc.getXmlFragment('content').get(0) as Y.XmlElement
  const text = new Y.XmlText()
  paragraph.insert(0, [text])
  for (let turn = 0; turn < 520; turn += 1) {
    text.insert(text.length, `${turn} `)
    if (turn % 2 === 1) text.delete(0, 3)
    deliverAll(peer)
    await rooms.drained()
  }
  const section = log.sections.get(SECTION)!
  expect(section.rows.length).toBeGreaterThan(520)
  const replayed = readContent(Y.mergeUpdates(section.rows.map(({ bytes }) => bytes)))
  const loaded = (await log.load(SECTION))!
  expect(section.checkpoint!.head).toBeGreaterThan(500)
  expect(loaded.tail.length).toBeLessThan(30)
  expect(readContent(mergedText(loaded))).toEqual(replayed)
})

test('a room that everybody has left leaves memory, and opens again with its text', async () => {
  const { rooms } = await openSection()
  const session = sessionOf('ana')
  const room = (await rooms.join(SECTION, session, () => {}))!
  rooms.leave(room, session)
  expect(rooms.find(SECTION)).toBeUndefined()
  const again = (await rooms.join(SECTION, sessionOf('ana'), () => {}))!
  expect(again).not.toBe(room)
  expect(readContent(again.text.merged()).content).toEqual([{ type: 'paragraph' }])
})

test('an epoch that has passed refuses what was typed into the old text', async () => {
  const { log, rooms } = await openSection()
  const room = (await rooms.join(SECTION, sessionOf('anchor'), () => {}))!
  const peer = new ScriptedPeer('ana', 7)
  peer.connect(room, true)
  deliverAll(peer)
  log.change(SECTION, { epoch: 2 })
  peer.doc.getXmlFragment('content').insert(0, [new Y.XmlElement('paragraph')])
  peer.deliverOut()
  await rooms.drained()
  expect(peer.closed).toEqual([4409])
})

/** An awareness message as a client writes it. */
const awarenessUpdate = (...states: [client: number, clock: number, state: unknown][]): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, states.length)
    for (const [client, clock, state] of states) {
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, clock)
      encoding.writeVarString(encoder, JSON.stringify(state))
    }
  })

/** What a frame tells of whom: a message type, then the states as bytes with their length. */
function told(frame: Uint8Array | undefined) {
  if (!frame) return []
  const decoder = decoding.createDecoder(frame)
  decoding.readVarUint(decoder)
  return decodeAwareness(decoding.readVarUint8Array(decoder), 64)
}

const nobody = () => undefined

test('names and colours are the server’s, whatever a client says of itself', () => {
  const awareness = new RoomAwareness()
  const ana = sessionOf('ana')
  awareness.receive(
    ana,
    awarenessUpdate([7, 1, { user: { name: 'The President', color: 'red' }, cursor: { anchor: 1 }, extra: 'x' }]),
    nobody,
  )
  const all = awareness.encodeAll()
  const text = new TextDecoder().decode(all)
  expect(text).toContain('Name of ana')
  expect(text).toContain('"cursor":{"anchor":1}')
  expect(text).not.toMatch(/President|red|extra/)
})

test('what a session says of others is ignored, in silence', () => {
  const awareness = new RoomAwareness()
  const [ana, ben] = [sessionOf('ana'), sessionOf('ben')]
  awareness.receive(ana, awarenessUpdate([7, 1, {}]), nobody)
  awareness.takeMessage()
  expect(awareness.receive(ben, awarenessUpdate([7, 2 ** 53 - 1, null]), nobody)).toBe(false)
  expect(awareness.receive(ben, awarenessUpdate([9, 1, {}]), (client) => (client === 9 ? ('carla' as PersonId) : undefined))).toBe(false)
  expect(awareness.receive(ben, awarenessUpdate([8, 1, {}], [10, 1, {}]), nobody)).toBe(true)
  expect(new TextDecoder().decode(awareness.encodeAll()).match(/Name of/g)).toHaveLength(2)
})

test('a session that is gone is said goodbye for, with a clock that clients believe', () => {
  const awareness = new RoomAwareness()
  const ana = sessionOf('ana')
  awareness.receive(ana, awarenessUpdate([7, 5, {}]), nobody)
  awareness.takeMessage()
  awareness.leave(ana)
  expect(told(awareness.takeMessage())).toEqual([{ client: 7, clock: 6, state: null }])
  expect(awareness.takeMessage()).toBeUndefined()
})

test('awareness of many changes goes out in one frame, after a moment', async () => {
  vi.useFakeTimers()
  try {
    const { rooms } = await openSection()
    const { session: ana, messages: frames } = holdSession('ana')
    const ben = sessionOf('ben')
    const room = (await rooms.join(SECTION, ana, () => {}))!
    await rooms.join(SECTION, ben, () => {})
    const before = frames.length
    for (let clock = 1; clock <= 30; clock += 1) {
      const message = encoding.encode((encoder) => {
        encoding.writeVarUint(encoder, 1)
        encoding.writeVarUint8Array(encoder, awarenessUpdate([8, clock, { cursor: { anchor: clock } }]))
      })
      room.receive(ben, message)
    }
    expect(frames.length).toBe(before)
    await vi.advanceTimersByTimeAsync(60)
    expect(frames.length).toBe(before + 1)
  } finally {
    vi.useRealTimers()
  }
})

test('whoever only reads costs the room no text to judge by, whatever has been deleted in it', async () => {
  const { rooms } = await openSection()
  const room = (await rooms.join(SECTION, sessionOf('anchor'), () => {}))!
  const writer = new ScriptedPeer('ana', 7)
  writer.connect(room, true)
  deliverAll(writer)
  const root = writer.doc.getXmlFragment('content')
  for (const words of ['one', 'two', 'three']) root.push([paragraphOf(words)])
  root.delete(1, 2)
  deliverAll(writer)
  await rooms.drained()
  deliverAll(writer)
  room.writing.letGo()
  const judged = vi.spyOn(room.writing, 'judgeWaiting')
  const reader = new ScriptedPeer('ben', 8)
  reader.connect(room, true)
  deliverAll(reader)
  await rooms.drained()
  expect(readContent(Y.encodeStateAsUpdate(reader.doc))).toEqual(readContent(room.text.merged()))
  expect(judged).not.toHaveBeenCalled()
})

function paragraphOf(words: string): Y.XmlElement {
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText(words)])
  return paragraph
}
