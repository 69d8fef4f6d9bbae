import type { SectionId } from '@concord/paper'
import { CommittedText } from './committed-text.ts'
import { Delivery } from './delivery.ts'
import { encodeUpdate } from './encode-update.ts'
import { type ClientMessage, decodeMessage, encodeEvent, encodeStep1, encodeUpdateMessage } from './messages.ts'
import { RoomAwareness } from './room-awareness.ts'
import { type RefusedFor, type RoomEntry, RoomWriting } from './room-writing.ts'
import type { Access, Session } from './session.ts'
import type { Time } from './time.ts'
import { TurnOrder } from './turn-order.ts'
import type { Claim, LaterRows, LoadedSection } from './update-log.ts'

/** What a room tells the rooms around it. */
export type RoomListener = {
  /** Updates wait to be judged: `writing.judgeWaiting` is to be called soon. */
  brought(room: Room): void
  commit(entry: RoomEntry): void
  /** Awareness of this node's sessions is waiting to be sent. */
  awarenessChanged(room: Room): void
  /** A turn of another node came before one that it may stand on. */
  gapSeen(room: Room): void
  /** Brings the room up to date with the log, as far as the log answers; then calls `done`. */
  catchUp(room: Room, done: () => void): void
  sessionEnded(room: Room, session: Session, reason: RefusedFor, error: unknown): void
}

/** Close codes that a room uses; the same numbers as the contract's. */
const COPY_REFUSED = 4409
const RETRY = 4503
const MAX_RESYNCS = 3
/** How often a session is answered a sync step 1: each asks for the whole text with four bytes. */
const ANSWERS = { most: 4, withinMs: 60_000 }

/** A section's live copy on this server: `text` is what is committed and may be shown. Everything that a session brings goes through the gate. */
export class Room {
  readonly sectionId: SectionId
  readonly text: CommittedText
  readonly awareness = new RoomAwareness()
  readonly order: TurnOrder
  readonly delivery: Delivery
  readonly writing: RoomWriting
  private readonly listener: RoomListener
  private readonly time: Pick<Time, 'now'>

  constructor(sectionId: SectionId, loaded: LoadedSection, listener: RoomListener, time: Pick<Time, 'now'>) {
    this.sectionId = sectionId
    this.text = new CommittedText(loaded)
    this.order = new TurnOrder(loaded.head)
    this.listener = listener
    this.time = time
    this.delivery = new Delivery(this.text, time, (session) => this.end(session, 'too_slow'))
    const toWriting = {
      brought: () => listener.brought(this),
      commit: listener.commit,
      holderOf: (client: number) => this.awareness.holderOf(client),
      end: (session: Session, reason: RefusedFor, error?: unknown) => this.end(session, reason, error),
      resync: (session: Session) => this.resync(session),
      catchUp: (done: () => void) => listener.catchUp(this, done),
    }
    this.writing = new RoomWriting(sectionId, this.text, toWriting, time)
    this.writing.learnClaims(loaded.claims)
  }

  get sessions(): ReadonlySet<Session> {
    return this.delivery.sessions
  }

  get isIdle(): boolean {
    return this.sessions.size === 0 && !this.writing.isBusy
  }

  /** What is accepted here and not committed yet. */
  get waiting(): Readonly<{ updates: number; bytes: number }> {
    return this.writing.pending
  }

  /**
   * Lets a session in. From here on it gets every turn, even before it has asked for the text: what it is told now (what is committed)
   * and the turns after it together confirm everything that it may have sent before it lost its last connection.
   */
  join(session: Session): void {
    this.delivery.sessions.add(session)
    session.connection.send(encodeStep1(this.text.stateVector()))
    session.connection.send(this.awareness.encodeAll())
  }

  /** Takes one frame of a session. Bytes that are no message are refused like any other bad update. */
  receive(session: Session, frame: Uint8Array): void {
    if (!this.sessions.has(session)) return
    let message: ClientMessage
    try {
      message = decodeMessage(frame)
      if (message.kind === 'awareness' && this.awareness.receive(session, message.update, this.writing.ownerOf))
        this.listener.awarenessChanged(this)
      if (message.kind === 'step1' && this.mayAsk(session)) this.delivery.answer(session, message.stateVector)
    } catch {
      // Frames that end too early, broken JSON and broken state vectors come from no honest client; the session hears so and ends.
      return this.end(session, 'G3')
    }
    if (message.kind === 'step2' || message.kind === 'update') this.writing.bring(session, message.update, message.kind)
    else if (message.kind === 'query_awareness') this.delivery.send(session, this.awareness.encodeAll())
  }

  /** A turn is durable: now, and only now, everybody sees it. The authors' own edits come back to them as the receipt. */
  committed(turn: { head: number; bytes: Uint8Array } | undefined, entries: readonly RoomEntry[]): void {
    this.writing.settled(entries)
    if (turn) for (const bytes of this.order.takeOwn(turn.head, turn.bytes)) this.show(bytes, bytes === turn.bytes)
    for (const { session, knownDeletes } of entries) {
      if (knownDeletes.length > 0 && this.sessions.has(session))
        this.delivery.send(session, encodeUpdateMessage(encodeUpdate(new Map(), knownDeletes)))
    }
  }

  /** A turn that another node has committed. It is shown when every turn before it has been. */
  committedElsewhere(turn: { head: number; bytes: Uint8Array; claims: readonly Claim[] }): void {
    this.writing.learnClaims(turn.claims)
    for (const bytes of this.order.take(turn.head, turn.bytes)) this.show(bytes, false)
    if (this.order.hasGap) this.listener.gapSeen(this)
  }

  /** What the log holds after the last turn that was shown. */
  catchUp({ rows, claims }: LaterRows): void {
    this.writing.learnClaims(claims)
    for (const row of rows) for (const bytes of this.order.take(row.head, row.bytes)) this.show(bytes, false)
  }

  /** Sends what this node's sessions have changed of their awareness; answers the message, if there was any. */
  sendAwareness(): Uint8Array | undefined {
    const message = this.awareness.takeMessage()
    if (message) this.delivery.broadcast(message)
    return message
  }

  /** Awareness of sessions on another node. */
  awarenessElsewhere(message: Uint8Array): void {
    this.awareness.takeElsewhere(message, this.time.now())
    this.delivery.broadcast(message)
  }

  /** Slow readers whose connections have drained get what they missed. */
  serveSlow(): void {
    this.delivery.serveSlow(() => this.awareness.encodeAll())
  }

  /** Lets go of what only writing needs, where nobody has written for a while. */
  rest(quietMs: number): void {
    this.writing.rest(quietMs)
    const goodbyes = this.awareness.forgetSilent(this.time.now())
    if (goodbyes) this.delivery.broadcast(goodbyes)
  }

  regrant(session: Session, access: Access, event: object): void {
    session.access = access
    this.tell(session, event)
  }

  /** An event goes to slow readers too: it may say why nothing else comes. The first one, `hello`, comes before the session is in. */
  tell(session: Session, event: object): void {
    if (session.wantsEvents) session.connection.send(encodeEvent(event))
  }

  leave(session: Session): void {
    if (!this.delivery.sessions.delete(session)) return
    this.awareness.leave(session)
    this.listener.awarenessChanged(this)
    if (this.isIdle) this.writing.letGo()
  }

  private show(bytes: Uint8Array, isOwn: boolean): void {
    this.delivery.markSlow()
    this.text.append(bytes)
    this.writing.shown(bytes, isOwn)
    this.delivery.broadcast(encodeUpdateMessage(bytes))
  }

  private mayAsk(session: Session): boolean {
    const now = this.time.now()
    const oldest = session.answeredAtMs.at(-ANSWERS.most)
    if (oldest !== undefined && now - oldest < ANSWERS.withinMs) return false
    session.answeredAtMs.splice(0, session.answeredAtMs.length - ANSWERS.most + 1)
    session.answeredAtMs.push(now)
    return true
  }

  private resync(session: Session): void {
    if (session.isResyncing) return
    session.isResyncing = true
    session.resyncs += 1
    if (session.resyncs > MAX_RESYNCS) return this.end(session, 'G4')
    this.delivery.send(session, encodeStep1(this.text.stateVector()))
  }

  /** Ends a session that cannot go on. What it should do is in the close code: keep its words and join afresh, or try again later. */
  private end(session: Session, reason: RefusedFor, error?: unknown): void {
    if (!this.sessions.has(session)) return
    const isRetry = reason === 'log_away' || reason === 'too_slow' || reason === 'fault'
    if (!isRetry) this.tell(session, { type: 'refused', code: reason === 'frozen' ? 'section_frozen' : 'update_refused', rule: reason })
    this.leave(session)
    session.connection.close(isRetry ? RETRY : COPY_REFUSED, reason)
    this.listener.sessionEnded(this, session, reason, error)
  }
}
