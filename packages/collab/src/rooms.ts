import type { PersonId, SectionId } from '@concord/paper'
import type { Bus, BusMessage } from './bus.ts'
import { Checkpoints } from './checkpoints.ts'
import { type CommittedTurn, Committer } from './committer.ts'
import { MissedTurns } from './missed-turns.ts'
import { Room, type RoomListener } from './room.ts'
import { AWARENESS_INTERVAL_MS } from './room-awareness.ts'
import type { RefusedFor, RoomEntry } from './room-writing.ts'
import type { Session } from './session.ts'
import { systemTime, type Time } from './time.ts'
import type { Claim, UpdateLog } from './update-log.ts'

/** How often slow readers are looked after, and rooms in which nobody writes any more. */
const SLOW_CHECK_MS = 250
const REST_CHECK_MS = 10_000
const QUIET_MS = 30_000
const JUDGE_WITHIN_MS = 20

export type RoomsOptions = {
  log: UpdateLog
  bus: Bus
  /** Merges and garbage-collects a section's text, off the event loop. */
  compact(bytes: Uint8Array): Promise<Uint8Array>
  /** Something failed that people do not see yet: the log is slow, a checkpoint did not come about. */
  onProblem(what: 'commit_delayed' | 'checkpoint_failed' | 'catch_up_failed' | 'invariant_broken', error: unknown): void
  /** A session was ended by its room. */
  onRefused?(refusal: { sectionId: SectionId; personId: PersonId; rule: RefusedFor }): void
  time?: Time
}

/** All rooms that are open on this server, with the one committer that they share. */
export class Rooms {
  private readonly options: RoomsOptions
  private readonly time: Time
  private readonly open = new Map<SectionId, Promise<Room | undefined>>()
  private readonly live = new Map<SectionId, Room>()
  /** What other nodes tell of a section while its text is being loaded: it may not be in what was read. */
  private readonly opening = new Map<SectionId, BusMessage[]>()
  private readonly awarenessDue = new Set<Room>()
  private readonly unjudged = new Set<Room>()
  private judgeTimer: NodeJS.Timeout | undefined
  private readonly settling = new Set<Promise<void>>()
  private readonly checkpoints: Checkpoints
  private readonly missedTurns: MissedTurns
  private readonly stopListening: () => void
  private readonly timers: NodeJS.Timeout[]
  readonly committer: Committer<RoomEntry>

  constructor(options: RoomsOptions) {
    const { log, bus, onProblem } = options
    this.options = options
    this.time = options.time ?? systemTime
    this.checkpoints = new Checkpoints({ ...options, failed: (error) => onProblem('checkpoint_failed', error) })
    this.missedTurns = new MissedTurns({
      log,
      time: this.time,
      all: () => this.live,
      failed: (error) => onProblem('catch_up_failed', error),
    })
    this.committer = new Committer<RoomEntry>(
      log,
      {
        committed: (sectionId, turn, entries) => this.committed(sectionId, turn, entries),
        refused: (sectionId, entries) => this.refused(sectionId, entries),
        turnComing: () => this.judge(),
        delayed: (error) => onProblem('commit_delayed', error),
      },
      this.time,
    )
    this.stopListening = bus.listen({ received: (message) => this.received(message), lost: () => this.missedTurns.readAll() })
    this.timers = [setInterval(() => this.serveSlow(), SLOW_CHECK_MS).unref(), setInterval(() => this.rest(), REST_CHECK_MS).unref()]
  }

  /** The open room of a section, if anybody is in it. */
  find(sectionId: SectionId): Room | undefined {
    return this.live.get(sectionId)
  }

  all(): Iterable<Room> {
    return this.live.values()
  }

  /** Opens the room (loading its text when nobody is in it) and lets the session in. Undefined where there is no such section. */
  async join(sectionId: SectionId, session: Session, greet: (room: Room) => void): Promise<Room | undefined> {
    const room = await this.openRoom(sectionId)
    if (!room) return undefined
    greet(room)
    room.join(session)
    return room
  }

  /** Ends a stay; an empty room is checkpointed and leaves memory. */
  leave(room: Room, session: Session): void {
    room.leave(session)
    this.closeIfIdle(room)
  }

  /** Resolves when all that was accepted is committed and every checkpoint under way is stored. */
  async drained(): Promise<void> {
    do {
      await this.committer.drained()
      await Promise.all(this.settling)
    } while (this.committer.isRunning)
    await this.checkpoints.drained()
  }

  /** Stops listening and watching. What was accepted is still committed: see `drained`. */
  close(): void {
    this.stopListening()
    for (const timer of this.timers) clearInterval(timer)
  }

  /** Something was committed to a section beside its room: where the room is open, or is being opened, it is read and shown. */
  async lookInto(sectionId: SectionId): Promise<void> {
    const room = await this.open.get(sectionId)
    if (room) await this.catchUp(room, () => {})
  }

  /** Looks after slow readers. Also called by a timer. */
  serveSlow(): void {
    for (const room of this.live.values()) if (room.delivery.hasSlow) room.serveSlow()
  }

  private openRoom(sectionId: SectionId): Promise<Room | undefined> {
    const known = this.open.get(sectionId)
    if (known) return known
    const opening = this.loadRoom(sectionId)
    this.open.set(sectionId, opening)
    return opening
  }

  private async loadRoom(sectionId: SectionId): Promise<Room | undefined> {
    try {
      await this.checkpoints.settled(sectionId)
      this.opening.set(sectionId, [])
      const loaded = await this.options.log.load(sectionId)
      if (!loaded) {
        this.open.delete(sectionId)
        return undefined
      }
      const room = new Room(sectionId, loaded, this.roomListener, this.time)
      this.live.set(sectionId, room)
      this.options.bus.publish({ kind: 'awareness_wanted', sectionId })
      for (const message of this.opening.get(sectionId) ?? []) this.received(message)
      return room
    } catch (error) {
      this.open.delete(sectionId)
      throw error
    } finally {
      this.opening.delete(sectionId)
    }
  }

  private readonly roomListener: RoomListener = {
    brought: (room) => this.toJudge(room),
    commit: (entry) => this.committer.enqueue(entry),
    awarenessChanged: (room) => this.scheduleAwareness(room),
    gapSeen: (room) => this.missedTurns.expect(room),
    catchUp: (room, done) => this.catchUp(room, done),
    sessionEnded: ({ sectionId }, { presence }, rule, error) => {
      if (rule === 'fault') this.options.onProblem('invariant_broken', error)
      this.options.onRefused?.({ sectionId, personId: presence.personId, rule })
    },
  }

  /** Updates are judged together when the next turn is taken, or soon where the log keeps that waiting. */
  private toJudge(room: Room): void {
    this.unjudged.add(room)
    this.judgeTimer ??= setTimeout(() => {
      this.judgeTimer = undefined
      this.judge()
    }, JUDGE_WITHIN_MS)
    this.committer.wake()
  }

  private judge(): void {
    for (const room of this.unjudged) {
      this.unjudged.delete(room)
      room.writing.judgeWaiting()
      this.closeIfIdle(room)
    }
  }

  private committed(sectionId: SectionId, turn: CommittedTurn | undefined, entries: RoomEntry[]): void {
    if (turn) this.options.bus.publish({ kind: 'turn', sectionId, ...turn })
    const room = this.live.get(sectionId)
    if (!room) return
    room.committed(turn, entries)
    if (room.order.hasGap) this.missedTurns.expect(room)
    this.checkpoints.maybeTake(room)
    this.closeIfIdle(room)
  }

  private refused(sectionId: SectionId, entries: RoomEntry[]): void {
    const room = this.live.get(sectionId)
    if (!room) return
    room.writing.refused(entries)
    this.catchUp(room, (claims) => room.writing.settleRefused(entries, claims))
  }

  /** Reads what a room lacks. `drained` waits for what follows from it. */
  private catchUp(room: Room, done: (claims: readonly Claim[]) => void): Promise<void> {
    const settled = this.missedTurns.read(room).then((claims) => {
      this.settling.delete(settled)
      done(claims)
      this.closeIfIdle(room)
    })
    this.settling.add(settled)
    return settled
  }

  private received(message: BusMessage): void {
    if (message.kind === 'notice') return
    const room = this.live.get(message.sectionId)
    if (!room) return void this.opening.get(message.sectionId)?.push(message)
    if (message.kind === 'turn') {
      room.committedElsewhere(message)
      this.checkpoints.maybeTake(room)
    } else if (message.kind === 'awareness') room.awarenessElsewhere(message.message)
    else this.options.bus.publish({ kind: 'awareness', sectionId: room.sectionId, message: room.awareness.encodeOwn() })
  }

  private closeIfIdle(room: Room): void {
    if (!room.isIdle || this.live.get(room.sectionId) !== room) return
    this.live.delete(room.sectionId)
    this.open.delete(room.sectionId)
    this.checkpoints.takeLast(room)
  }

  private rest(): void {
    for (const room of this.live.values()) room.rest(QUIET_MS)
  }

  private scheduleAwareness(room: Room): void {
    if (this.awarenessDue.size === 0) setTimeout(() => this.sendAwareness(), AWARENESS_INTERVAL_MS)
    this.awarenessDue.add(room)
  }

  private sendAwareness(): void {
    for (const room of this.awarenessDue) {
      const message = room.sendAwareness()
      if (message) this.options.bus.publish({ kind: 'awareness', sectionId: room.sectionId, message })
    }
    this.awarenessDue.clear()
  }
}
