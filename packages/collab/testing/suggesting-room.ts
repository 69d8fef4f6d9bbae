import type { Grant, PersonId, SectionContent } from '@concord/paper'
import * as Y from 'yjs'
import { undoKeepsBase } from '../src/browser/undo-preview.ts'
import { mergedText } from '../src/committed-text.ts'
import { contentOf, readContent } from '../src/read-content.ts'
import type { Room } from '../src/room.ts'
import type { RefusedFor } from '../src/room-writing.ts'
import type { Rooms } from '../src/rooms.ts'
import { encodeAppended, encodeFirstText } from '../src/write-content.ts'
import { MemoryUpdateLog } from './memory-update-log.ts'
import { holdSession, openRooms, SECTION } from './open-section.ts'
import { ScriptedPeer } from './scripted-peer.ts'

/** How an editor binds itself to the shared text: the origin of what is typed, and what its undoing may take away. */
export type Binding = { origin: unknown; deleteFilter: (item: Y.Item) => boolean }

/** Somebody at an editor: a copy of the text, and what can be undone of it. */
export class SuggestingPerson {
  readonly personId: PersonId
  readonly grant: Grant
  readonly peer: ScriptedPeer
  private readonly binding: Binding
  private history: Y.UndoManager

  constructor(personId: string, grant: Grant, client: number, binding: Binding) {
    this.personId = personId as PersonId
    this.grant = grant
    this.peer = new ScriptedPeer(personId, client)
    this.binding = binding
    this.history = this.startHistory()
  }

  get fragment(): Y.XmlFragment {
    return this.peer.doc.getXmlFragment('content')
  }

  get content(): SectionContent {
    return contentOf(this.fragment)
  }

  /** One change of the text. */
  transact(change: () => void): void {
    this.peer.doc.transact(change, this.binding.origin)
  }

  /** Undoes or redoes, unless that would change more than this person may. */
  undo(step: 'undo' | 'redo'): void {
    if (this.grant !== 'suggest' || undoKeepsBase(this.history, step, this.personId)) this.history[step]()
  }

  startAfresh(client: number): void {
    this.peer.startAfresh(client)
    this.history = this.startHistory()
  }

  private startHistory(): Y.UndoManager {
    const { origin, deleteFilter } = this.binding
    return new Y.UndoManager(this.fragment, { trackedOrigins: new Set([origin]), deleteFilter, captureTimeout: 0 })
  }
}

/** A room in memory with a text, and people in it who may edit or only suggest. What crosses when is decided by the test. */
export class SuggestingRoom {
  readonly log = new MemoryUpdateLog()
  readonly people: SuggestingPerson[] = []
  readonly refusals: { personId: string; rule: RefusedFor }[] = []
  private rooms!: Rooms
  private room!: Room
  private nextClient = 1000

  static async open(
    content: SectionContent,
    people: readonly { personId: string; grant: Grant }[],
    binding: Binding,
  ): Promise<SuggestingRoom> {
    const opened = new SuggestingRoom()
    opened.log.create(SECTION)
    const first = encodeFirstText(0)
    for (const bytes of [first, encodeAppended(first, 1, content)])
      await opened.log.append([{ sectionId: SECTION, epoch: 1, states: ['draft'], bytes, claims: [] }])
    opened.rooms = openRooms(opened.log, {
      onRefused: ({ personId, rule }) => void opened.refusals.push({ personId, rule }),
      time: { now: () => performance.now(), wait: () => new Promise<void>((resolve) => setImmediate(resolve)) },
    })
    opened.room = (await opened.rooms.join(SECTION, holdSession('anchor').session, () => {}))!
    for (const { personId, grant } of people) {
      const person = new SuggestingPerson(personId, grant, opened.nextClient++, binding)
      opened.people.push(person)
      person.peer.connect(opened.room, grant)
    }
    await opened.settle()
    return opened
  }

  leave = (person: SuggestingPerson): void => person.peer.disconnect()

  /** Comes back with what was typed meanwhile; after a refusal with a fresh copy. */
  come(person: SuggestingPerson): void {
    if (person.peer.session) return
    if (person.peer.closed.splice(0).length > 0) person.startAfresh(this.nextClient++)
    person.peer.connect(this.room, person.grant)
  }

  /** Everything crosses and is committed. */
  async settle(): Promise<void> {
    do {
      for (const { peer } of this.people) {
        while (peer.session && peer.hasFrames) {
          peer.deliverOut()
          peer.deliverIn()
        }
      }
      await this.rooms.drained()
    } while (this.people.some(({ peer }) => peer.session && peer.hasFrames))
  }

  /** The text as committed. */
  async committed(): Promise<SectionContent> {
    return readContent(mergedText((await this.log.load(SECTION))!))
  }

  close(): void {
    for (const person of this.people) this.leave(person)
    this.rooms.close()
  }
}
