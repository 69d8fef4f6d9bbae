/** Turns that wait for one before them; more than these are read from the log again when their time comes. */
const MAX_HELD = 1_000

/**
 * Puts the turns of one section into the order of their heads. A node's own turns are shown at once, since they stand on nothing but
 * what it has shown; a turn of another node may stand on any turn before it and waits until all of those are here.
 */
export class TurnOrder {
  /** Every turn up to this head has been shown. */
  head: number
  private readonly shownAhead = new Set<number>()
  private readonly held = new Map<number, Uint8Array>()

  constructor(head: number) {
    this.head = head
  }

  /** Whether a turn before one that is known has not come. */
  get hasGap(): boolean {
    return this.held.size > 0 || this.shownAhead.size > 0
  }

  /** Takes a turn of this node. Answers what is to be shown now, in order: the turn itself, unless it came from the log before. */
  takeOwn(head: number, bytes: Uint8Array): Uint8Array[] {
    if (this.has(head)) return []
    this.held.delete(head)
    this.shownAhead.add(head)
    return [bytes, ...this.release()]
  }

  /** Takes a turn of another node, or one from the log. Answers what is to be shown now, in order. */
  take(head: number, bytes: Uint8Array): Uint8Array[] {
    if (this.has(head)) return []
    if (head === this.head + 1 || this.held.size < MAX_HELD) this.held.set(head, bytes)
    return this.release()
  }

  private has(head: number): boolean {
    return head <= this.head || this.shownAhead.has(head)
  }

  private release(): Uint8Array[] {
    const ready: Uint8Array[] = []
    for (let next = this.head + 1; ; next += 1) {
      const bytes = this.held.get(next)
      if (bytes) ready.push(bytes)
      else if (!this.shownAhead.has(next)) return ready
      this.held.delete(next)
      this.shownAhead.delete(next)
      this.head = next
    }
  }
}
