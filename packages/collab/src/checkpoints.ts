import type { SectionId } from '@concord/paper'
import type { Room } from './room.ts'
import type { UpdateLog } from './update-log.ts'

/** A checkpoint is due when the log's tail has grown past either. */
const TAIL_ROWS = 500
const TAIL_BYTES = 1024 * 1024
/** What is not worth a checkpoint when everybody has left. */
const SHORT_TAIL_ROWS = 20

export type CheckpointsOptions = {
  log: UpdateLog
  /** Merges and garbage-collects a section's text, off the event loop. */
  compact(bytes: Uint8Array): Promise<Uint8Array>
  failed(error: unknown): void
}

/**
 * Keeps what has to be loaded short: a compacted text up to a head stands for the rows before it. The rows stay in the log, which is
 * the history; a checkpoint only spares the reading of them.
 */
export class Checkpoints {
  private readonly options: CheckpointsOptions
  private readonly underWay = new Map<SectionId, Promise<void>>()

  constructor(options: CheckpointsOptions) {
    this.options = options
  }

  /** Where the tail has grown long. */
  maybeTake(room: Room): void {
    if (room.text.tail.rows > TAIL_ROWS || room.text.tail.bytes > TAIL_BYTES) this.take(room)
  }

  /** When everybody has left. */
  takeLast(room: Room): void {
    if (room.text.tail.rows > SHORT_TAIL_ROWS) this.take(room)
  }

  /** Resolves when no checkpoint of this section is under way. */
  async settled(sectionId: SectionId): Promise<void> {
    await this.underWay.get(sectionId)
  }

  async drained(): Promise<void> {
    await Promise.all(this.underWay.values())
  }

  private take(room: Room): void {
    const { sectionId, text, order } = room
    if (this.underWay.has(sectionId)) return
    const { head } = order
    const done = this.options
      .compact(text.beginCompacting())
      .then((compacted) => {
        text.endCompacting(compacted)
        return this.options.log.checkpoint(sectionId, head, compacted)
      })
      .catch((error) => {
        text.endCompacting(undefined)
        this.options.failed(error)
      })
      .finally(() => this.underWay.delete(sectionId))
    this.underWay.set(sectionId, done)
  }
}
