import * as Y from 'yjs'

const EVERY_MS = 2_000

/**
 * Stores a document's updates on this device: its own at once, for they may be nowhere else; those of others together, some at a time, for
 * the server has them. What is stored rests on what was stored before it, so own updates take the waiting ones along.
 */
export class BatchedCopy {
  private readonly store: (update: Uint8Array) => void
  private waiting: Uint8Array[] = []
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(store: (update: Uint8Array) => void) {
    this.store = store
  }

  take(update: Uint8Array, isOwn: boolean): void {
    this.waiting.push(update)
    if (isOwn) this.flush()
    else this.timer ??= setTimeout(this.flush, EVERY_MS)
  }

  /** Stores what waits. */
  readonly flush = (): void => {
    clearTimeout(this.timer)
    this.timer = undefined
    const updates = this.waiting.splice(0)
    if (updates.length > 0) this.store(updates.length === 1 ? updates[0]! : Y.mergeUpdates(updates))
  }

  /** Forgets what waits. */
  drop(): void {
    clearTimeout(this.timer)
    this.waiting = []
  }
}
