import type { PersonId, SectionId } from '@concord/paper'
import * as Y from 'yjs'
import { CommittedText } from './committed-text.ts'
import type { CommitEntry } from './committer.ts'
import { type DeletedRange, decodeUpdate } from './decode-update.ts'
import { encodeUpdate } from './encode-update.ts'
import { type GateRule, judgeUpdate } from './judge-update.ts'
import { viewOf } from './known-text.ts'
import { decodeMessage, encodeEvent, encodeStep1, encodeStep2, encodeUpdateMessage } from './messages.ts'
import { RoomAwareness } from './room-awareness.ts'
import type { Access, Session } from './session.ts'
import type { LoadedSection } from './update-log.ts'

/** An update of this room on its way to the log, with the author and what only the author awaits. */
export type RoomEntry = CommitEntry & { session: Session; knownDeletes: DeletedRange[] }

/** Close codes that a room uses; the same numbers as the contract's. */
const COPY_REFUSED = 4409
const RETRY = 4503
/** What a connection may owe before it is closed with "retry". */
const MAX_UNSENT_BYTES = 16 * 1024 * 1024
const MAX_RESYNCS = 3

/**
 * A section's live copy on this server. `text` is what is committed and may be shown; `judged` is that text with everything accepted
 * and not committed yet, which the gate needs. Nobody is ever sent anything from `judged`.
 */
export class Room {
  readonly sectionId: SectionId
  readonly text: CommittedText
  readonly sessions = new Set<Session>()
  readonly awareness = new RoomAwareness()
  private readonly claims: Map<number, PersonId>
  private readonly commit: (entry: RoomEntry) => void
  private readonly onAwareness: () => void
  private judged: Y.Doc | undefined
  private pending = 0
  /** Set where `judged` was built while accepted updates were still on their way: it gets them when they are committed. */
  private judgedIsBehind = false

  constructor(sectionId: SectionId, loaded: LoadedSection, to: { commit(entry: RoomEntry): void; onAwareness(room: Room): void }) {
    this.sectionId = sectionId
    this.text = new CommittedText(loaded)
    this.claims = new Map(loaded.claims.map(({ client, personId }) => [client, personId]))
    this.commit = to.commit
    this.onAwareness = () => to.onAwareness(this)
  }

  get isIdle(): boolean {
    return this.sessions.size === 0 && this.pending === 0
  }

  ownerOf = (client: number): PersonId | undefined => this.claims.get(client)

  /**
   * Lets a session in. From here on it gets every turn, even before it has asked for the text: what it is told now (what is committed)
   * and the turns after it together confirm everything that it may have sent before it lost its last connection.
   */
  join(session: Session): void {
    this.sessions.add(session)
    session.connection.send(encodeStep1(this.text.stateVector()))
    session.connection.send(this.awareness.encodeAll())
  }

  /** Takes one frame of a session. Bytes that are no message are refused like any other bad update. */
  receive(session: Session, frame: Uint8Array): void {
    if (!this.sessions.has(session)) return
    let message: ReturnType<typeof decodeMessage>
    try {
      message = decodeMessage(frame)
      if (message.kind === 'awareness' && this.awareness.receive(session, message.update, this.ownerOf)) this.onAwareness()
    } catch {
      // Frames that end too early or hold broken JSON come from no honest client; the session hears so and ends.
      return this.refuse(session, 'G3')
    }
    if (message.kind === 'step1') this.answer(session, message.stateVector)
    else if (message.kind === 'step2' || message.kind === 'update') this.bring(session, message.update, message.kind)
    else if (message.kind === 'query_awareness') session.connection.send(this.awareness.encodeAll())
  }

  /** Brings an update through the gate and, when it passes, on its way to the log. */
  bring(session: Session, bytes: Uint8Array, kind: 'step2' | 'update'): void {
    const update = decodeUpdate(bytes)
    if (!update) return this.refuse(session, 'G3')
    if (update.structs.size === 0 && update.deletes.length === 0) return
    this.judged ??= this.buildJudged()
    const { presence, access } = session
    const by = { personId: presence.personId, mayWrite: access.grant === 'edit', ownerOf: this.ownerOf }
    const verdict = judgeUpdate(update, viewOf(this.judged), by)
    if (verdict.kind === 'refuse')
      return this.refuse(session, verdict.rule === 'G1' && access.writableStates.length > 0 ? 'frozen' : verdict.rule)
    if (kind === 'step2') session.isResyncing = false
    if (verdict.kind === 'resync') return this.resync(session)
    if (verdict.bytes) this.apply(verdict.bytes)
    const claims = this.claim(verdict.clients, presence.personId)
    const knownDeletes = kind === 'update' ? verdict.knownDeletes : []
    if (!verdict.bytes && knownDeletes.length === 0) return
    this.pending += 1
    const { sectionId, text } = this
    this.commit({ sectionId, epoch: text.epoch, states: access.writableStates, bytes: verdict.bytes, claims, session, knownDeletes })
  }

  /** A turn is durable: now, and only now, everybody sees it. The authors' own edits come back to them as the receipt. */
  committed(turn: { head: number; bytes: Uint8Array } | undefined, entries: readonly RoomEntry[]): void {
    this.pending -= entries.length
    if (turn) {
      this.text.append(turn.head, turn.bytes)
      if (this.judgedIsBehind && this.judged) Y.applyUpdate(this.judged, turn.bytes)
      this.broadcast(encodeUpdateMessage(turn.bytes))
    }
    for (const { session, knownDeletes } of entries) {
      if (knownDeletes.length > 0) this.send(session, encodeUpdateMessage(encodeUpdate(new Map(), knownDeletes)))
    }
  }

  /** The fence refused a turn: the judged text holds words that were never committed, so it is built anew. */
  refused(entries: readonly RoomEntry[]): void {
    this.pending -= entries.length
    this.dropJudged()
    for (const { client } of entries.flatMap((entry) => entry.claims)) this.claims.delete(client)
    for (const session of new Set(entries.map((entry) => entry.session))) this.refuse(session, 'frozen')
  }

  /** After a broken invariant: what the gate judges by is built anew from what is committed. */
  distrustJudged(): void {
    this.dropJudged()
  }

  regrant(session: Session, access: Access, event: object): void {
    session.access = access
    this.tell(session, event)
  }

  tell(session: Session, event: object): void {
    if (session.wantsEvents) this.send(session, encodeEvent(event))
  }

  leave(session: Session): void {
    if (!this.sessions.delete(session)) return
    this.awareness.leave(session)
    this.onAwareness()
    if (this.isIdle) this.dropJudged()
  }

  broadcast(frame: Uint8Array): void {
    for (const session of this.sessions) this.send(session, frame)
  }

  /** Sends what changed of the room's awareness, if anything did. */
  sendAwareness(): void {
    const frame = this.awareness.takeFrame()
    if (frame) this.broadcast(frame)
  }

  private answer(session: Session, stateVector: Uint8Array): void {
    let missing: Uint8Array
    try {
      missing = this.text.missingFor(stateVector)
    } catch {
      // Only broken state vectors make the diff throw.
      return this.refuse(session, 'G3')
    }
    this.send(session, encodeStep2(missing))
  }

  private resync(session: Session): void {
    if (session.isResyncing) return
    session.isResyncing = true
    session.resyncs += 1
    if (session.resyncs > MAX_RESYNCS) return this.refuse(session, 'G4')
    this.send(session, encodeStep1(this.text.stateVector()))
  }

  private refuse(session: Session, rule: GateRule | 'frozen'): void {
    if (!this.sessions.has(session)) return
    this.tell(session, { type: 'refused', code: rule === 'frozen' ? 'section_frozen' : 'update_refused', rule })
    this.leave(session)
    session.connection.close(COPY_REFUSED, rule)
  }

  private send(session: Session, frame: Uint8Array): void {
    if (session.connection.unsentBytes() <= MAX_UNSENT_BYTES) return session.connection.send(frame)
    this.leave(session)
    session.connection.close(RETRY, 'too far behind')
  }

  private claim(clients: readonly number[], personId: PersonId) {
    const fresh = clients.filter((client) => !this.claims.has(client))
    for (const client of fresh) this.claims.set(client, personId)
    return fresh.map((client) => ({ client, personId }))
  }

  private buildJudged(): Y.Doc {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, this.text.merged())
    return doc
  }

  private apply(bytes: Uint8Array): void {
    const doc = this.judged!
    Y.applyUpdate(doc, bytes)
    if (doc.store.pendingStructs || doc.store.pendingDs)
      throw new Error(`the gate let something through that waits (section ${this.sectionId})`)
  }

  private dropJudged(): void {
    this.judged?.destroy()
    this.judged = undefined
    this.judgedIsBehind = this.pending > 0
  }
}
