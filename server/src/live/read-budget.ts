/** How many messages may be read: `perSecond` in the long run, `burst` at once. */
export type ReadLimit = { perSecond: number; burst: number }

/** One session: people type far slower, and a client that comes back sends what it has in one message. */
export const SESSION_LIMIT: ReadLimit = { perSecond: 60, burst: 120 }
/** All sessions of one shared socket together; coming back with 200 channels takes some 800 messages. */
export const SOCKET_LIMIT: ReadLimit = { perSecond: 600, burst: 1200 }

/** What is left of a limit. */
export class ReadBudget {
  private readonly limit: ReadLimit
  private left: number
  private filledAtMs: number

  constructor(limit: ReadLimit, nowMs: number) {
    this.limit = limit
    this.left = limit.burst
    this.filledAtMs = nowMs
  }

  /** Takes one message's worth, if it is there. */
  mayTake(nowMs: number): boolean {
    const { perSecond, burst } = this.limit
    this.left = Math.min(burst, this.left + ((nowMs - this.filledAtMs) * perSecond) / 1000)
    this.filledAtMs = nowMs
    if (this.left < 1) return false
    this.left -= 1
    return true
  }
}
