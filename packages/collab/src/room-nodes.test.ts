import type { PersonId } from '@concord/paper'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { holdSession, logWithSection, openRooms, SECTION } from '../testing/open-section.ts'
import { ScriptedBuses } from '../testing/scripted-buses.ts'
import { ScriptedPeer } from '../testing/scripted-peer.ts'
import { mergedText } from './committed-text.ts'
import { readContent } from './read-content.ts'

const NODES = 2
const instantly = { now: () => 0, wait: () => new Promise<void>((resolve) => setImmediate(resolve)) }
const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve))

/** Two nodes on one log, with somebody sitting in the room of each and one writer at each. */
async function openNodes() {
  const log = await logWithSection()
  const buses = new ScriptedBuses()
  const nodes = await Promise.all(
    Array.from({ length: NODES }, async (_, index) => {
      const rooms = openRooms(log, { bus: buses.connect(), time: instantly })
      const room = (await rooms.join(SECTION, holdSession(`anchor-${index}`).session, () => {}))!
      const writer = new ScriptedPeer(`writer-${index}`, 100 + index)
      writer.connect(room, true)
      deliverAll(writer)
      return { rooms, room, writer }
    }),
  )
  const drained = async () => {
    for (const { rooms } of nodes) await rooms.drained()
    await nextTurn()
  }
  return { log, buses, nodes, drained }
}

function deliverAll(peer: ScriptedPeer): void {
  while (peer.session && peer.hasFrames) {
    peer.deliverOut()
    peer.deliverIn()
  }
}

function write(peer: ScriptedPeer, at: number, words: string): void {
  const root = peer.doc.getXmlFragment('content')
  const paragraph = root.get(0) as Y.XmlElement
  if (paragraph.length === 0) paragraph.insert(0, [new Y.XmlText()])
  const text = paragraph.get(0) as Y.XmlText
  if (words !== '') text.insert(at % (text.length + 1), words)
  else if (text.length > 0) text.delete(at % text.length, 1)
}

type Move = { node: number; kind: 'write' | 'delete' | 'send' | 'hear' | 'carry' | 'lose' | 'commit'; at: number }
const move: fc.Arbitrary<Move> = fc.record({
  node: fc.nat(NODES - 1),
  kind: fc.constantFrom('write', 'write', 'delete', 'send', 'send', 'hear', 'carry', 'carry', 'lose', 'commit'),
  at: fc.nat(1000),
})

test('[I2][I4][I5] on two nodes, with a bus that loses messages and tells of it in the end, all copies and the log are one text', async () => {
  const play = async (moves: readonly Move[]) => {
    const { log, buses, nodes, drained } = await openNodes()
    for (const { node, kind, at } of moves) {
      const { writer } = nodes[node]!
      if (kind === 'write') write(writer, at, 'abc')
      else if (kind === 'delete') write(writer, at, '')
      else if (kind === 'send') writer.deliverOut()
      else if (kind === 'hear') writer.deliverIn()
      else if (kind === 'carry') buses.deliver(node)
      else if (kind === 'lose') buses.lose(node)
      else await drained()
    }
    buses.tellLosses()
    for (let quiet = 0; quiet < 5; quiet += 1) {
      await drained()
      if (buses.hasMessages || nodes.some(({ writer }) => writer.hasFrames)) quiet = 0
      for (const [index, { writer }] of nodes.entries()) {
        buses.deliver(index)
        deliverAll(writer)
      }
    }
    const replayed = readContent(mergedText((await log.load(SECTION))!))
    for (const { room, writer } of nodes) {
      expect(writer.closed).toEqual([])
      expect(writer.edits.any).toBe(false)
      expect(writer.doc.store.pendingStructs).toBeNull()
      expect(readContent(room.text.merged())).toEqual(replayed)
      expect(readContent(Y.encodeStateAsUpdate(writer.doc))).toEqual(replayed)
    }
  }
  await fc.assert(fc.asyncProperty(fc.array(move, { minLength: 1, maxLength: 80, size: 'max' }), play), {
    numRuns: Number(process.env.CONCORD_RUNS ?? 150),
  })
})

test('a turn that stands on one which has not come is held until the log has been read', async () => {
  const { buses, nodes, drained } = await openNodes()
  const [here, there] = [nodes[0]!, nodes[1]!]
  while (buses.hasMessages) for (const index of nodes.keys()) buses.deliver(index)
  for (const words of ['first', 'second']) {
    write(here.writer, 1_000, words)
    deliverAll(here.writer)
    await drained()
  }
  buses.lose(1)
  buses.deliver(1)
  expect(there.room.order.hasGap).toBe(true)
  deliverAll(there.writer)
  expect(JSON.stringify(readContent(Y.encodeStateAsUpdate(there.writer.doc)))).not.toContain('second')
  for (let turns = 0; there.room.order.hasGap; turns += 1) {
    expect(turns).toBeLessThan(100)
    await nextTurn()
  }
  deliverAll(there.writer)
  expect(readContent(Y.encodeStateAsUpdate(there.writer.doc))).toEqual(readContent(here.room.text.merged()))
})

test('[G2] a thief of a client id on another node is told so, and the honest neighbour’s words are committed all the same', async () => {
  const { log, nodes, drained } = await openNodes()
  const [here, there] = [nodes[0]!, nodes[1]!]
  write(here.writer, 0, 'honest')
  deliverAll(here.writer)
  await drained()
  // The other node has not heard of that turn, nor of whose hand 100 is.
  const thief = new ScriptedPeer('thief', 100)
  thief.connect(there.room, true)
  deliverAll(thief)
  write(thief, 0, 'stolen')
  write(there.writer, 0, 'neighbour')
  thief.deliverOut()
  there.writer.deliverOut()
  for (let round = 0; round < 3; round += 1) {
    await drained()
    deliverAll(there.writer)
  }
  expect(thief.closed).toEqual([4409])
  expect(there.writer.closed).toEqual([])
  expect(there.writer.edits.any).toBe(false)
  const text = JSON.stringify(readContent(mergedText((await log.load(SECTION))!)))
  expect(text).toContain('honest')
  expect(text).toContain('neighbour')
  expect(text).not.toContain('stolen')
})

test.each([
  ['it knows whose words they are', true, true],
  ['it has never heard of their author', false, true],
  ['whoever comes may only read', false, false],
])(
  '[G1][G2] others’ words that this node has not heard of are no theft of who comes over with them, where %s',
  async (_, hasHeard, mayWrite) => {
    const { log, buses, nodes, drained } = await openNodes()
    const [here, there] = [nodes[0]!, nodes[1]!]
    const carry = () => {
      while (buses.hasMessages) for (const index of nodes.keys()) buses.deliver(index)
    }
    carry()
    const mover = new ScriptedPeer('mover', 150)
    mover.connect(here.room, mayWrite)
    for (const words of ['first', 'second']) {
      write(here.writer, 0, words)
      deliverAll(here.writer)
      await drained()
      deliverAll(mover)
      if (words === 'first' && hasHeard) carry()
    }
    mover.disconnect()
    if (mayWrite) write(mover, 3, 'offline')
    while (buses.hasMessages) buses.lose(1)
    mover.connect(there.room, mayWrite)
    for (let round = 0; round < 4; round += 1) {
      deliverAll(mover)
      deliverAll(there.writer)
      await drained()
    }
    expect(mover.closed).toEqual([])
    expect(mover.edits.any).toBe(false)
    const replayed = readContent(mergedText((await log.load(SECTION))!))
    expect(JSON.stringify(replayed)).toContain(mayWrite ? 'offline' : 'secondfirst')
    for (const doc of [mover.doc, there.writer.doc]) expect(readContent(Y.encodeStateAsUpdate(doc))).toEqual(replayed)
  },
)

test('who is here is known on every node, and forgotten when their node has been silent for long', async () => {
  const { buses, nodes } = await openNodes()
  const [here, there] = [nodes[0]!, nodes[1]!]
  const message = here.room.awareness
  const { session } = holdSession('ana' as PersonId)
  message.receive(session, awarenessUpdateOf(55), () => undefined)
  there.room.awarenessElsewhere(here.room.sendAwareness()!)
  const all = () => new TextDecoder().decode(there.room.awareness.encodeAll())
  expect(all()).toContain('Name of ana')
  expect(there.room.awareness.forgetSilent(44_000)).toBeUndefined()
  expect(there.room.awareness.forgetSilent(46_000)).toBeDefined()
  expect(all()).not.toContain('Name of ana')
  expect(buses.hasMessages).toBe(true)
})

/** One state, as a client writes it: number of states, client, clock, JSON. */
function awarenessUpdateOf(client: number): Uint8Array {
  const json = new TextEncoder().encode('{"user":{}}')
  return new Uint8Array([1, client, 1, json.length, ...json])
}
