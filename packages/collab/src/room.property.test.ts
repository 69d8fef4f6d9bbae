import type { PersonId, SectionId } from '@concord/paper'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { edit, type HonestEdit, honestEdit } from '../testing/honest-edits.ts'
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

type Course = 'out' | 'in' | 'turn' | 'leave' | 'come' | 'reload' | 'freeze' | 'thaw' | 'undo' | 'redo'
type Move = { peer: number; edit: HonestEdit | undefined; course: Course | undefined }

const course: fc.Arbitrary<Course> = fc.constantFrom(
  ...(['out', 'in', 'out', 'in', 'turn', 'leave', 'come', 'reload', 'freeze', 'thaw', 'undo', 'undo', 'redo'] as const),
)

const move: fc.Arbitrary<Move> = fc.oneof(
  fc.record({ peer: fc.nat(PEERS - 1), edit: honestEdit, course: fc.constant(undefined) }),
  fc.record({ peer: fc.nat(PEERS - 1), edit: fc.constant(undefined), course }),
)

/** Marks what somebody types, as an editor does: only that is undone. */
const TYPED = 'typed'

/** What somebody can take back, of the copy that they hold. */
class Histories {
  private readonly byDoc = new WeakMap<Y.Doc, Y.UndoManager>()

  of({ doc }: ScriptedPeer): Y.UndoManager {
    let history = this.byDoc.get(doc)
    if (!history) {
      history = new Y.UndoManager(doc.getXmlFragment('content'), { trackedOrigins: new Set([TYPED]), captureTimeout: 0 })
      this.byDoc.set(doc, history)
    }
    return history
  }
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
  const refusedFor = new Set<string>()
  const histories = new Histories()
  const rooms = new Rooms({
    log,
    bus: new LocalBuses().connect(),
    compact: async (bytes) => compact(bytes),
    onProblem: (_, error) => problems.push(error),
    onRefused: ({ rule }) => refusedFor.add(rule),
  })
  let clientId = 100
  const peers = Array.from({ length: PEERS }, (_, index) => new ScriptedPeer(`person-${index}`, clientId++))
  // Somebody always stays, so that the room does.
  const room = (await rooms.join(SECTION, silentSession(), () => {}))!
  const reader = new ScriptedPeer('reader', 99)
  reader.connect(room, false)
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
    const { course } = next
    if (next.edit) {
      histories.of(peer)
      edit(peer.doc, next.edit, TYPED)
    } else if (course === 'undo') histories.of(peer).undo()
    else if (course === 'redo') histories.of(peer).redo()
    else if (course === 'out') peer.deliverOut()
    else if (course === 'in') {
      peer.deliverIn()
      deliverAll([reader])
    } else if (course === 'turn') await letCommit(rooms)
    else if (course === 'leave') peer.disconnect()
    else if (course === 'come') peer.connect(room, !isFrozen())
    else if (course === 'reload') {
      // A page that is loaded again has its copy from the device, and a client id of its own.
      peer.doc.clientID = clientId++
      peer.connect(room, !isFrozen())
    } else if (course === 'freeze' && !isFrozen()) {
      log.change(SECTION, { state: 'approved' })
      frozenAt = JSON.stringify(readContent(mergedText((await log.load(SECTION))!)))
    } else if (course === 'thaw' && isFrozen()) {
      await letCommit(rooms)
      expect(JSON.stringify(readContent(mergedText((await log.load(SECTION))!)))).toBe(frozenAt)
      log.change(SECTION, { state: 'draft' })
      for (const other of peers) if (other.session) room.regrant(other.session, { ...other.session.access, grant: 'edit' }, {})
    }
  }
  await settle(rooms, room, peers, log, () => clientId++)
  deliverAll([reader])
  expect(readContent(Y.encodeStateAsUpdate(reader.doc))).toEqual(readContent(room.text.merged()))
  expect(reader.closed).toEqual([])
  expect(problems).toEqual([])
  expect([...refusedFor].filter((rule) => rule !== 'frozen')).toEqual([])
  rooms.close()
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
  const insert: HonestEdit = { kind: 'insert', at: 0, words: 'a' }
  await play([
    { peer: 0, edit: insert, course: undefined },
    { peer: 0, edit: undefined, course: 'out' },
    { peer: 0, edit: undefined, course: 'come' },
    { peer: 1, edit: insert, course: undefined },
  ])
})

test('[G5] what was typed offline and taken back before the server has asked for it is not refused', async () => {
  await play([
    { peer: 0, edit: { kind: 'insert', at: 0, words: ' ' }, course: undefined },
    { peer: 0, edit: undefined, course: 'come' },
    { peer: 0, edit: undefined, course: 'undo' },
    { peer: 0, edit: { kind: 'insert', at: 0, words: 'a' }, course: undefined },
  ])
})

test('[G6] an attribute that was set twice, on an element that was deleted before anybody had seen it, is not refused', async () => {
  const heading: HonestEdit = { kind: 'heading', at: 0, words: 'a' }
  await play([
    { peer: 0, edit: heading, course: undefined },
    { peer: 0, edit: heading, course: undefined },
    { peer: 0, edit: { ...heading, kind: 'remove' }, course: undefined },
    { peer: 0, edit: undefined, course: 'reload' },
  ])
})

test('words that somebody typed into a paragraph while another removed it are shown as saved to both', async () => {
  const typed = (kind: HonestEdit['kind'], at: number, words = 'a'): HonestEdit => ({ kind, at, words })
  await play([
    { peer: 0, edit: typed('insert', 0), course: undefined },
    { peer: 1, edit: typed('split', 691), course: undefined },
    { peer: 1, edit: typed('heading', 0), course: undefined },
    { peer: 1, edit: typed('remove', 109), course: undefined },
    { peer: 1, edit: undefined, course: 'leave' },
    { peer: 0, edit: undefined, course: 'out' },
  ])
})

test('[L1][L3][I2][I3][I4][I5] random edits, undone and redone, silences, returns, reloads and freezes: one text for all, nothing pending, all shown as saved', async () => {
  await fc.assert(fc.asyncProperty(fc.array(move, { minLength: 1, maxLength: 150, size: 'max' }), play), {
    numRuns: Number(process.env.CONCORD_RUNS ?? 150),
  })
})
