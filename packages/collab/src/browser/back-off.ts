const FIRST_MS = 500
const LONGEST_MS = 30_000

/**
 * How long to wait before the next try to connect: any time up to a bound that doubles with every try ("full jitter"), from half a second
 * to half a minute. So a short restart is over within seconds, and a thousand clients do not come back in the same moment.
 */
export class BackOff {
  private tries = 0
  private readonly random: () => number

  constructor(random: () => number) {
    this.random = random
  }

  nextMs(): number {
    const boundMs = Math.min(LONGEST_MS, FIRST_MS * 2 ** this.tries)
    this.tries += 1
    return this.random() * boundMs
  }

  /** The connection has done useful work, or there is reason to think that it will. */
  reset(): void {
    this.tries = 0
  }
}
