import type { SectionId } from '@concord/paper'
import { Committer } from './committer.ts'
import { Room, type RoomEntry } from './room.ts'
import { AWARENESS_INTERVAL_MS } from './room-awareness.ts'
import type { Session } from './session.ts'
import type { UpdateLog } from './update-log.ts'

/** A checkpoint is due when the log's tail has grown past either. */
const TAIL_ROWS = 500
const TAIL_BYTES = 1024 * 1024

export type RoomsOptions = {
  log: UpdateLog
  /** Merges and garbage-collects a section's text, off the event loop. */
  compact(bytes: Uint8Array): Promise<Uint8Array>
  /** Something failed that people do not see yet: the log is slow, a checkpoint did not come about. */
  onProblem(what: 'commit_delayed' | 'checkpoint_failed', error: unknown): void
}

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/** All rooms that are open on this server, with the one committer that they share. */
export class Rooms {
  private readonly options: RoomsOptions
  private readonly open = new Map<SectionId, Promise<Room | undefined>>()
  private readonly live = new Map<SectionId, Room>()
  private readonly awarenessDue = new Set<Room>()
  private readonly checkpoints = new Map<SectionId, Promise<void>>()
  private readonly committer: Committer<RoomEntry>

  constructor(options: RoomsOptions) {
    this.options = options
    this.committer = new Committer<RoomEntry>(
      options.log,
      {
        committed: (sectionId, turn, entries) => this.committed(sectionId, turn, entries),
        refused: (sectionId, entries) => this.live.get(sectionId)?.refused(entries),
        delayed: (error) => options.onProblem('commit_delayed', error),
      },
      { wait },
    )
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
    await this.committer.drained()
    await Promise.all(this.checkpoints.values())
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
      await this.checkpoints.get(sectionId)
      const loaded = await this.options.log.load(sectionId)
      if (!loaded) {
        this.open.delete(sectionId)
        return undefined
      }
      const room = new Room(sectionId, loaded, {
        commit: (entry) => this.committer.enqueue(entry),
        onAwareness: (changed) => this.scheduleAwareness(changed),
      })
      this.live.set(sectionId, room)
      return room
    } catch (error) {
      this.open.delete(sectionId)
      throw error
    }
  }

  private committed(sectionId: SectionId, turn: { head: number; bytes: Uint8Array } | undefined, entries: RoomEntry[]): void {
    const room = this.live.get(sectionId)
    if (!room) return
    room.committed(turn, entries)
    if (room.text.tail.rows > TAIL_ROWS || room.text.tail.bytes > TAIL_BYTES) this.checkpoint(room)
    this.closeIfIdle(room)
  }

  private closeIfIdle(room: Room): void {
    if (!room.isIdle || this.live.get(room.sectionId) !== room) return
    this.live.delete(room.sectionId)
    this.open.delete(room.sectionId)
    if (room.text.tail.rows > 1) this.checkpoint(room)
  }

  private checkpoint(room: Room): void {
    const { sectionId, text } = room
    if (this.checkpoints.has(sectionId)) return
    const { head } = text
    const bytes = text.merged()
    text.checkpointed()
    const done = this.options
      .compact(bytes)
      .then((compacted) => this.options.log.checkpoint(sectionId, head, compacted))
      .catch((error) => this.options.onProblem('checkpoint_failed', error))
      .finally(() => this.checkpoints.delete(sectionId))
    this.checkpoints.set(sectionId, done)
  }

  private scheduleAwareness(room: Room): void {
    if (this.awarenessDue.size === 0) setTimeout(() => this.sendAwareness(), AWARENESS_INTERVAL_MS)
    this.awarenessDue.add(room)
  }

  private sendAwareness(): void {
    for (const room of this.awarenessDue) room.sendAwareness()
    this.awarenessDue.clear()
  }
}
