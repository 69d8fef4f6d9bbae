import type { Time } from './time.ts'

/** Pause between two turns for each person who writes, the shortest and the longest pause. */
const PAUSE_PER_AUTHOR_MS = 0.2
const SHORTEST_PAUSE_MS = 2
const LONGEST_PAUSE_MS = 60
const WINDOW_MS = 1_000

/**
 * How long the committer rests between two turns. A turn costs the same whether it holds one keystroke or fifty, so the more people
 * write, the longer it pays to gather. A turn after a silence waits for nothing: the pause is between turns.
 */
export class TurnSpacing {
  private readonly time: Pick<Time, 'now'>
  private current = new Set<object>()
  private previous = new Set<object>()
  private currentSinceMs: number

  constructor(time: Pick<Time, 'now'>) {
    this.time = time
    this.currentSinceMs = time.now()
  }

  /** Somebody has written. */
  saw(author: object): void {
    this.current.add(author)
  }

  pauseMs(): number {
    const elapsed = this.time.now() - this.currentSinceMs
    if (elapsed > WINDOW_MS) {
      this.previous = elapsed > 2 * WINDOW_MS ? new Set() : this.current
      this.current = new Set()
      this.currentSinceMs += elapsed
    }
    const authors = Math.max(this.current.size, this.previous.size)
    return Math.min(Math.max(authors * PAUSE_PER_AUTHOR_MS, SHORTEST_PAUSE_MS), LONGEST_PAUSE_MS)
  }
}
