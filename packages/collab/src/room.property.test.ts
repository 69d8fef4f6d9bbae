import type { PersonId, SectionId } from '@concord/paper'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { MemoryUpdateLog } from '../testing/memory-update-log.ts'
import { ScriptedPeer } from '../testing/scripted-peer.ts'
import { mergedText } from './committed-text.ts'
import { LocalBuses } from './local-bus.ts'
import { readContent } from './read-content.ts'
import { Rooms } from './rooms.ts'
import { createSession } from './session.ts'
import { compact } from './text-worker.ts'
import { encodeFirstText } from './write-content.ts'

const SECTION = '11111111-1111-4111-8111-111111111111' as SectionId
const PEERS = 3

type Move = {
  peer: number
  kind: 'insert' | 'delete' | 'bold' | 'split' | 'out' | 'in' | 'turn' | 'leave' | 'come' | 'freeze' | 'thaw'
  at: number
  words: string
}

const move: fc.Arbitrary<Move> = fc.record({
  peer: fc.nat(PEERS - 1),
  kind: fc.constantFrom(
    'insert',
    'insert',
    'insert',
    'delete',
    'bold',
    'split',
    'out',
    'in',
    'out',
    'in',
    'turn',
    'leave',
    'come',
    'freeze',
    'thaw',
  ),
  at: fc.nat(1000),
  words: fc.stringMatching(/^[a-zé ]{1,6}$/),
})

const paragraphs = (doc: Y.Doc) =>
  doc
    .getXmlFragment('content')
    .toArray()
    .filter((node): node is Y.XmlElement => node instanceof Y.XmlElement)

/** One edit as an editor would make it: in some paragraph, at some place. */
function edit(peer: ScriptedPeer, { kind, at, words }: Move): void {
  const all = paragraphs(peer.doc)
  const paragraph = all[at % Math.max(all.length, 1)]
  if (!paragraph) return
  peer.doc.transact(() => {
    if (kind === 'split') return peer.doc.getXmlFragment('content').insert(at % (all.length + 1), [new Y.XmlElement('paragraph')])
    if (paragraph.length === 0) paragraph.insert(0, [new Y.XmlText()])
    const text = paragraph.get(0) as Y.XmlText
    const from = text.length === 0 ? 0 : at % (text.length + 1)
    const length = Math.min(words.length, text.length - from)
    if (kind === 'insert') text.insert(from, words)
    else if (kind === 'delete' && length > 0) text.delete(from, length)
    else if (kind === 'bold' && length > 0) text.format(from, length, { bold: {} })
  })
}

function deliverAll(peers: readonly ScriptedPeer[]): void {
  while (peers.some((peer) => peer.session && peer.hasFrames)) {
    for (const peer of peers) {
      peer.deliverOut()
      peer.deliverIn()
    }
  }
}

/** A committer turn that is under way ends within a few turns of the event loop. */
const letCommit = async (rooms: Rooms) => rooms.drained()

async function play(moves: readonly Move[]): Promise<void> {
  const log = new MemoryUpdateLog()
  log.create(SECTION)
  await log.append([{ sectionId: SECTION, epoch: 1, states: ['draft'], bytes: encodeFirstText(0), claims: [] }])
  const problems: unknown[] = []
  const rooms = new Rooms({
    log,
    bus: new LocalBuses().connect(),
    compact: async (bytes) => compact(bytes),
    onProblem: (_, error) => problems.push(error),
  })
  let clientId = 100
  const peers = Array.from({ length: PEERS }, (_, index) => new ScriptedPeer(`person-${index}`, clientId++))
  // Somebody always stays, so that the room does.
  const room = (await rooms.join(SECTION, silentSession(), () => {}))!
  const isFrozen = () => log.sections.get(SECTION)!.state === 'approved'
  let frozenAt: string | undefined

  for (const peer of peers) {
    peer.connect(room, true)
    deliverAll([peer])
  }
  for (const next of moves) {
    const peer = peers[next.peer]!
    if (peer.closed.splice(0).length > 0) {
      peer.startAfresh(clientId++)
      peer.connect(room, !isFrozen())
    }
    if (next.kind === 'out') peer.deliverOut()
    else if (next.kind === 'in') peer.deliverIn()
    else if (next.kind === 'turn') await letCommit(rooms)
    else if (next.kind === 'leave') peer.disconnect()
    else if (next.kind === 'come') peer.connect(room, !isFrozen())
    else if (next.kind === 'freeze' && !isFrozen()) {
      log.change(SECTION, { state: 'approved' })
      frozenAt = JSON.stringify(readContent(mergedText((await log.load(SECTION))!)))
    } else if (next.kind === 'thaw' && isFrozen()) {
      await letCommit(rooms)
      expect(JSON.stringify(readContent(mergedText((await log.load(SECTION))!)))).toBe(frozenAt)
      log.change(SECTION, { state: 'draft' })
      for (const other of peers) if (other.session) room.regrant(other.session, { ...other.session.access, grant: 'edit' }, {})
    } else if (!['freeze', 'thaw'].includes(next.kind)) edit(peer, next)
  }
  await settle(rooms, room, peers, log, () => clientId++)
  expect(problems).toEqual([])
}

/** Somebody who only sits there. */
const silentSession = () =>
  createSession({
    id: 'anchor',
    presence: { personId: 'anchor' as PersonId, name: 'Anchor', organisation: null, guest: false, colour: '#000000' },
    wantsEvents: false,
    access: { grant: 'read', writableStates: [] },
    connection: { send: () => {}, close: () => {}, unsentBytes: () => 0 },
  })

/** Opens the section again, brings everybody back, delivers everything: then all copies and the replayed log must be one text. */
async function settle(
  rooms: Rooms,
  room: NonNullable<Awaited<ReturnType<Rooms['join']>>>,
  peers: ScriptedPeer[],
  log: MemoryUpdateLog,
  newClient: () => number,
) {
  await letCommit(rooms)
  log.change(SECTION, { state: 'draft' })
  for (let round = 0; round < 4; round += 1) {
    for (const peer of peers) {
      if (peer.closed.splice(0).length > 0) peer.startAfresh(newClient())
      if (!peer.session) peer.connect(room, true)
      else room.regrant(peer.session, { ...peer.session.access, grant: 'edit' }, {})
    }
    while (peers.some((peer) => peer.session && peer.hasFrames)) {
      deliverAll(peers)
      await letCommit(rooms)
    }
  }
  const replayed = readContent(mergedText((await log.load(SECTION))!))
  for (const peer of peers) {
    expect(peer.closed).toEqual([])
    expect(peer.edits.any).toBe(false)
    expect(peer.doc.store.pendingStructs).toBeNull()
    expect(peer.doc.store.pendingDs).toBeNull()
    expect(readContent(Y.encodeStateAsUpdate(peer.doc))).toEqual(replayed)
  }
}

test('an edit that was committed while its author was coming back is shown as saved', async () => {
  const [at, words] = [0, 'a']
  await play([
    { peer: 0, kind: 'insert', at, words },
    { peer: 0, kind: 'out', at, words },
    { peer: 0, kind: 'come', at, words },
    { peer: 1, kind: 'insert', at, words },
  ])
})

test('[L1][L3][I2][I3][I4][I5] random edits, silences, returns and freezes: one text for all, nothing pending, all shown as saved', async () => {
  await fc.assert(fc.asyncProperty(fc.array(move, { minLength: 1, maxLength: 150, size: 'max' }), play), {
    numRuns: Number(process.env.CONCORD_RUNS ?? 150),
  })
})
