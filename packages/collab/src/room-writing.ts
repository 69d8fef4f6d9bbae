import type { PersonId, SectionId } from '@concord/paper'
import type { CommittedText } from './committed-text.ts'
import type { CommitEntry } from './committer.ts'
import { type DeletedRange, decodeUpdate } from './decode-update.ts'
import { MAX_SECTION_BYTES } from './gate-limits.ts'
import { type GateRule, judgeUpdate, type Verdict } from './judge-update.ts'
import { JudgedText } from './judged-text.ts'
import type { Session } from './session.ts'
import type { Time } from './time.ts'
import type { Claim } from './update-log.ts'

/** An update of this room on its way to the log, with the author and what only the author awaits. */
export type RoomEntry = CommitEntry & { session: Session; knownDeletes: DeletedRange[] }

/** Why a session was ended: a rule of the gate, a section that takes no text any more, a log or a reader that cannot keep up, a fault of ours. */
export type RefusedFor = GateRule | 'frozen' | 'log_away' | 'too_slow' | 'fault'

/** What the writing side of a room tells the room. */
export type WritingListener = {
  /** Updates wait to be judged: `judgeWaiting` is to be called soon. */
  brought(): void
  commit(entry: RoomEntry): void
  /** Who has shown a client id in this room. */
  holderOf(client: number): PersonId | undefined
  /** `error` comes with a fault. */
  end(session: Session, reason: RefusedFor, error?: unknown): void
  /** Asks the session for what is missing before what it sent. */
  resync(session: Session): void
  /** Shows what other nodes have committed and this one has not heard of, as far as the log answers; then calls `done`. */
  catchUp(done: () => void): void
}

/** `isCaughtUp`: it has been judged before, and the log has been read since. */
type Brought = { session: Session; bytes: Uint8Array; kind: 'step2' | 'update'; isCaughtUp: boolean }

/** What a step 2 may break that holds other people's edits. */
const OFTEN_OTHERS: ReadonlySet<GateRule> = new Set(['G1', 'G2', 'G5', 'G8'])

/** A room's way from what sessions bring to the log: the gate, the text that it judges by, and whose hand a client id is. */
export class RoomWriting {
  private readonly sectionId: SectionId
  private readonly text: CommittedText
  private readonly judged: JudgedText
  private readonly listener: WritingListener
  private readonly claims = new Map<number, PersonId>()
  private waiting: Brought[] = []
  /** Of sessions whose step 2 waits until the room has caught up: that, and what they have brought since. */
  private readonly held = new Map<Session, Brought[]>()

  constructor(sectionId: SectionId, text: CommittedText, listener: WritingListener, time: Pick<Time, 'now'>) {
    this.sectionId = sectionId
    this.text = text
    this.judged = new JudgedText(text, time)
    this.listener = listener
  }

  /** Whose hand a client id is: who wrote under it, or else who showed it first. */
  ownerOf = (client: number): PersonId | undefined => this.claims.get(client) ?? this.listener.holderOf(client)

  /** Whether anything that was brought is neither committed nor refused. */
  get isBusy(): boolean {
    return this.waiting.length > 0 || this.held.size > 0 || this.judged.hasPending
  }

  /** What is accepted here and not committed yet. */
  get pending(): Readonly<{ updates: number; bytes: number }> {
    return this.judged.pending
  }

  learnClaims(claims: readonly Claim[]): void {
    for (const { client, personId } of claims) this.claims.set(client, personId)
  }

  /** Takes an update to be judged with all others that come before the next turn. */
  bring(session: Session, bytes: Uint8Array, kind: 'step2' | 'update', isCaughtUp = false): void {
    if (kind === 'step2' && this.waiting.length === 0 && this.bringsNothing(bytes)) {
      session.hasSynced = true
      session.isResyncing = false
      return
    }
    this.waiting.push({ session, bytes, kind, isCaughtUp })
    if (this.waiting.length === 1) this.listener.brought()
  }

  /** Whether a step 2 holds nothing but deletions that are committed: whoever only reads costs the room no text to judge by. */
  private bringsNothing(bytes: Uint8Array): boolean {
    if (bytes[0] !== 0) return false
    const update = decodeUpdate(bytes)
    return update !== undefined && update.structs.size === 0 && this.text.hasDeleted(update.deletes)
  }

  /** Brings everything that waits through the gate and, where it passes, on its way to the log. */
  judgeWaiting(): void {
    const all = this.waiting
    this.waiting = []
    for (let next = 0; next < all.length; ) next = this.judgeFrom(all, next)
  }

  /** Up to the end, or to an update on which an invariant broke: that one's session ends, and what the gate judges by is built anew. */
  private judgeFrom(all: readonly Brought[], start: number): number {
    let at = start
    try {
      this.judged.gather(() => {
        for (; at < all.length; at += 1) this.judge(all[at]!)
      })
    } catch (error) {
      this.judged.drop()
      this.listener.end(all[at]!.session, 'fault', error)
      at += 1
    }
    return at
  }

  private judge(brought: Brought): void {
    const { session, bytes, kind } = brought
    const held = this.held.get(session)
    if (held) return void held.push(brought)
    const update = decodeUpdate(bytes)
    if (!update) return this.listener.end(session, 'G3')
    const isFirstSync = brought.isCaughtUp || (kind === 'step2' && (!session.hasSynced || session.isResyncing))
    if (kind === 'step2') {
      session.hasSynced = true
      session.isResyncing = false
    }
    if (update.structs.size === 0 && update.deletes.length === 0) return
    const { presence, access } = session
    const by = {
      personId: presence.personId,
      mayWrite: access.grant === 'edit' || access.grant === 'suggest',
      ownerOf: this.ownerOf,
      isFirstSync,
      sectionBytes: this.sectionBytes,
    }
    const verdict = this.judgeSuggesting(session, judgeUpdate(update, this.judged.view(), by))
    if (kind === 'step2' && !brought.isCaughtUp && this.mayBeOthers(verdict)) return this.hold(brought)
    if (verdict.kind === 'refuse')
      return this.listener.end(session, verdict.rule === 'G1' && access.writableStates.length > 0 ? 'frozen' : verdict.rule)
    if (verdict.kind === 'resync') return this.listener.resync(session)
    const knownDeletes = kind === 'update' ? verdict.knownDeletes : []
    if (!verdict.bytes && knownDeletes.length === 0) return
    if (!this.judged.hasRoomFor(verdict.bytes)) return this.listener.end(session, 'log_away')
    this.judged.accept(verdict.bytes)
    const claims = this.claim(verdict.clients, presence.personId)
    const fence = { sectionId: this.sectionId, epoch: this.text.epoch, states: access.writableStates }
    this.listener.commit({ ...fence, bytes: verdict.bytes, claims, session, knownDeletes })
  }

  /** Rule G8, for a session that may only suggest. */
  private judgeSuggesting({ access, presence }: Session, verdict: Verdict): Verdict {
    if (access.grant !== 'suggest' || verdict.kind !== 'accept' || !verdict.bytes) return verdict
    return this.judged.isMereSuggestion(verdict.bytes, presence.personId) ? verdict : { kind: 'refuse', rule: 'G8' }
  }

  /** Whether a step 2 may hold what other nodes have committed and this one has not heard of: its bringer comes from there. */
  private mayBeOthers(verdict: Verdict): boolean {
    if (verdict.kind === 'refuse') return OFTEN_OTHERS.has(verdict.rule)
    return verdict.kind === 'accept' && verdict.clients.some((client) => this.ownerOf(client) === undefined)
  }

  /** Judges a step 2 once more when the room has shown all that the log holds, and after it what its session has brought meanwhile. */
  private hold(step2: Brought): void {
    const { session } = step2
    const held = [{ ...step2, isCaughtUp: true }]
    this.held.set(session, held)
    this.listener.catchUp(() => {
      this.held.delete(session)
      for (const { bytes, kind, isCaughtUp } of held) this.bring(session, bytes, kind, isCaughtUp)
    })
  }

  /** Entries are in the log. */
  settled(entries: readonly RoomEntry[]): void {
    this.judged.settle(entries)
  }

  /** A turn is shown. `isOwn` says that it was accepted here. */
  shown(bytes: Uint8Array, isOwn: boolean): void {
    this.judged.committed(bytes, isOwn)
  }

  /** The fence refused a turn: what the gate judges by holds words that were never committed. `settleRefused` follows. */
  refused(entries: readonly RoomEntry[]): void {
    this.judged.drop()
    for (const { claims } of entries) for (const { client } of claims) this.claims.delete(client)
  }

  /**
   * With the log's claims: whoever wrote under another's client id is told so, and what the others wrote is brought again. Where nobody
   * did, the section takes no text any more.
   */
  settleRefused(entries: readonly RoomEntry[], claims: readonly Claim[]): void {
    this.judged.settle(entries)
    this.learnClaims(claims)
    const thieves = new Set(entries.filter((entry) => this.isStolen(entry)).map(({ session }) => session))
    for (const { session, bytes } of entries) {
      if (thieves.size === 0) this.listener.end(session, 'frozen')
      else if (thieves.has(session)) this.listener.end(session, 'G2')
      else if (bytes) this.bring(session, bytes, 'update', true)
    }
  }

  /** Lets go of what only writing needs, where nobody has written for a while. */
  rest(quietMs: number): void {
    if (!this.isBusy) this.judged.rest(quietMs)
  }

  /** Lets go of it at once. */
  letGo(): void {
    this.judged.drop()
  }

  /** Merging makes the text smaller: where it seems too large it is measured exactly. */
  private sectionBytes = (): number => {
    if (this.text.size > MAX_SECTION_BYTES) this.text.merged()
    return this.text.size + this.pending.bytes
  }

  private isStolen({ claims }: RoomEntry): boolean {
    return claims.some(({ client, personId }) => (this.claims.get(client) ?? personId) !== personId)
  }

  private claim(clients: readonly number[], personId: PersonId): Claim[] {
    const fresh = clients.filter((client) => !this.claims.has(client))
    for (const client of fresh) this.claims.set(client, personId)
    return fresh.map((client) => ({ client, personId }))
  }
}
