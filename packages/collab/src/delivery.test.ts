import { expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { holdSession, logWithSection, openRooms, SECTION } from '../testing/open-section.ts'
import { ScriptedPeer } from '../testing/scripted-peer.ts'
import { encodeStep1 } from './messages.ts'
import { readContent } from './read-content.ts'
import type { Rooms } from './rooms.ts'

const MIB = 1024 * 1024

/** A room with a quick writer and somebody whose wire the test holds. */
async function openRoom(options: Parameters<typeof openRooms>[1] = {}) {
  const log = await logWithSection()
  const time = { nowMs: 0 }
  const waiting = { now: () => time.nowMs, wait: () => new Promise<void>((resolve) => setImmediate(resolve)) }
  const rooms = openRooms(log, { time: waiting, ...options })
  const held = holdSession('slow')
  const room = (await rooms.join(SECTION, held.session, () => {}))!
  const writer = new ScriptedPeer('quick', 7)
  writer.connect(room, true)
  deliverAll(writer)
  return { log, rooms, room, held, writer, time }
}

function deliverAll(peer: ScriptedPeer): void {
  while (peer.hasFrames) {
    peer.deliverOut()
    peer.deliverIn()
  }
}

async function type(writer: ScriptedPeer, rooms: Rooms, words: string): Promise<void> {
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText(words)])
  writer.doc.getXmlFragment('content').push([paragraph])
  deliverAll(writer)
  await rooms.drained()
  deliverAll(writer)
}

/** What the messages of a room make of an empty document. */
function readMessages(messages: readonly Uint8Array[]) {
  const peer = new ScriptedPeer('reader', 99)
  for (const message of messages) peer.hear(message)
  return readContent(Y.encodeStateAsUpdate(peer.doc))
}

test('a slow reader gets no single turns, and all that it missed in one when it has drained', async () => {
  const { rooms, room, held, writer } = await openRoom()
  room.receive(held.session, encodeStep1(new Uint8Array([0])))
  await type(writer, rooms, 'one')
  held.wire.unsent = MIB + 1
  const before = held.messages.length
  for (const words of ['two', 'three', 'four']) await type(writer, rooms, words)
  rooms.serveSlow()
  expect(held.messages).toHaveLength(before)
  held.wire.unsent = 0
  rooms.serveSlow()
  // The merged diff, and everybody's awareness.
  expect(held.messages).toHaveLength(before + 2)
  expect(readMessages(held.messages)).toEqual(readContent(room.text.merged()))
  await type(writer, rooms, 'five')
  expect(readMessages(held.messages)).toEqual(readContent(room.text.merged()))
})

test('a slow reader that asks for the text is answered when it has drained', async () => {
  const { rooms, room, held, writer } = await openRoom()
  held.wire.unsent = MIB + 1
  await type(writer, rooms, 'one')
  const before = held.messages.length
  room.receive(held.session, encodeStep1(new Uint8Array([0])))
  expect(held.messages).toHaveLength(before)
  held.wire.unsent = 0
  rooms.serveSlow()
  const [sync, step] = held.messages[before]!
  expect([sync, step]).toEqual([0, 1])
  expect(readMessages(held.messages)).toEqual(readContent(room.text.merged()))
})

test.for([
  { why: 'does not drain within 30 s', unsent: MIB + 1, afterMs: 30_001 },
  { why: 'is owed more than 16 MiB', unsent: 16 * MIB + 1, afterMs: 0 },
])('a reader that $why is closed with "retry", and the others go on', async ({ unsent, afterMs }) => {
  const refused: unknown[] = []
  const { rooms, held, writer, time } = await openRoom({ onRefused: ({ rule }) => refused.push(rule) })
  held.wire.unsent = unsent
  await type(writer, rooms, 'one')
  time.nowMs += afterMs
  rooms.serveSlow()
  expect(held.closed).toEqual([4503])
  expect(refused).toEqual(['too_slow'])
  await type(writer, rooms, 'two')
  expect(writer.edits.any).toBe(false)
})

test('a session is told the text four times a minute, however often it asks', async () => {
  const { room, held, time } = await openRoom()
  const before = held.messages.length
  for (let times = 0; times < 1_000; times += 1) room.receive(held.session, encodeStep1(new Uint8Array([0])))
  expect(held.messages).toHaveLength(before + 4)
  time.nowMs += 60_000
  room.receive(held.session, encodeStep1(new Uint8Array([0])))
  expect(held.messages).toHaveLength(before + 5)
})

test('[L1] while the log does not answer a room takes in so much and then says "retry"; all that it took is committed afterwards', async () => {
  const { log, rooms, room, writer } = await openRoom({ onProblem: () => {} })
  log.isAway = true
  const committed = room.text.merged()
  const words = 'x'.repeat(100_000)
  for (let times = 0; times < 100; times += 1) {
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText(words)])
    writer.doc.getXmlFragment('content').push([paragraph])
    deliverAll(writer)
  }
  await vi.waitFor(() => expect(writer.closed).not.toEqual([]))
  expect(writer.closed).toEqual([4503])
  expect(room.text.merged()).toBe(committed)
  expect(writer.edits.any).toBe(true)
  log.isAway = false
  await rooms.drained()
  writer.closed.length = 0
  writer.connect(room, true)
  deliverAll(writer)
  await rooms.drained()
  deliverAll(writer)
  expect(writer.closed).toEqual([])
  expect(writer.edits.any).toBe(false)
  expect(readContent(room.text.merged())).toEqual(readContent(Y.encodeStateAsUpdate(writer.doc)))
})
