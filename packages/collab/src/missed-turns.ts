import type { SectionId } from '@concord/paper'
import type { Room } from './room.ts'
import type { Time } from './time.ts'
import type { Claim, UpdateLog } from './update-log.ts'

/** How long a missing turn may still come over the bus before it is read from the log. */
const GRACE_MS = 100

export type MissedTurnsOptions = {
  log: UpdateLog
  time: Time
  all(): ReadonlyMap<SectionId, Room>
  failed(error: unknown): void
}

/** Reads from the log what the bus has not brought. */
export class MissedTurns {
  private readonly options: MissedTurnsOptions
  private readonly expecting = new Set<Room>()
  private reading: Promise<void> | undefined
  private isReadAgain = false

  constructor(options: MissedTurnsOptions) {
    this.options = options
  }

  /** A turn of this room is missing, or may be: unless it comes in a moment, it is read. */
  expect(room: Room): void {
    if (this.expecting.has(room)) return
    this.expecting.add(room)
    void this.options.time.wait(GRACE_MS).then(() => {
      this.expecting.delete(room)
      if (this.options.all().get(room.sectionId) === room) return this.readRooms([room])
    })
  }

  /** Messages were lost: every open room is compared with its head in the log. A call while it is under way is answered by one more round. */
  readAll(): void {
    this.isReadAgain = true
    this.reading ??= this.readInRounds().finally(() => {
      this.reading = undefined
    })
  }

  /** Brings one room up to date; answers the section's claims, none where the log does not answer. */
  async read(room: Room): Promise<readonly Claim[]> {
    try {
      const later = await this.options.log.loadAfter(room.sectionId, room.order.head)
      room.catchUp(later)
      return later.claims
    } catch (error) {
      this.options.failed(error)
      return []
    }
  }

  private async readInRounds(): Promise<void> {
    while (this.isReadAgain) {
      this.isReadAgain = false
      await this.readRooms([...this.options.all().values()])
    }
  }

  private async readRooms(rooms: readonly Room[]): Promise<void> {
    try {
      const heads = await this.options.log.heads(rooms.map(({ sectionId }) => sectionId))
      for (const room of rooms) {
        if ((heads.get(room.sectionId) ?? 0) > room.order.head) await this.read(room)
      }
    } catch (error) {
      this.options.failed(error)
    }
    // Still a gap, or a log that did not answer: once more, in a moment.
    for (const room of rooms) if (room.order.hasGap) this.expect(room)
  }
}
