const WINDOW_MS = 60_000
const MOST = 4

/** Says whether a section whose copy was refused may be joined afresh; a copy that is refused again and again is not retried for ever. */
export class RejoinLimit {
  private readonly now: () => number
  private times: number[] = []

  constructor(now: () => number) {
    this.now = now
  }

  /** Counts one refusal; false once there were more than four in a minute. */
  mayRejoin(): boolean {
    const at = this.now()
    this.times = [...this.times.filter((time) => time > at - WINDOW_MS), at]
    return this.times.length <= MOST
  }
}
