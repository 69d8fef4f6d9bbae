/** The middle of the values, or the mean of the two in the middle; undefined of none. */
export function median(values: readonly number[]): number | undefined {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  if (sorted.length % 2 === 1) return sorted[middle]
  return sorted.length === 0 ? undefined : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** Half up to `digits` after the point. */
export const round = (value: number, digits = 2): number => Number(value.toFixed(digits))

export type Percentiles = { p50: number; p95: number; p99: number; max: number }

/** Each bucket is 2 % wider than the one before; the first ends at 0.05 ms. */
const GROWTH = Math.log(1.02)
const FIRST_MS = 0.05
const BUCKETS = 1_000

/** Counts durations in buckets that are 2 % wide, so that millions of them cost no memory. */
export class Latencies {
  private readonly buckets = new Uint32Array(BUCKETS)
  private count = 0
  private max = 0

  add(ms: number): void {
    const bucket = ms <= FIRST_MS ? 0 : Math.min(BUCKETS - 1, Math.ceil(Math.log(ms / FIRST_MS) / GROWTH))
    this.buckets[bucket]! += 1
    this.count += 1
    if (ms > this.max) this.max = ms
  }

  /** In milliseconds, each at most 2 % above the true one; undefined when nothing was added. */
  percentiles(): Percentiles | undefined {
    if (this.count === 0) return undefined
    return { p50: this.at(0.5), p95: this.at(0.95), p99: this.at(0.99), max: round(this.max) }
  }

  /** The end of the bucket that holds the value at `share` of all. */
  private at(share: number): number {
    const rank = Math.max(1, Math.ceil(this.count * share))
    let passed = 0
    const bucket = this.buckets.findIndex((held) => {
      passed += held
      return passed >= rank
    })
    return round(Math.min(this.max, FIRST_MS * Math.exp(bucket * GROWTH)))
  }
}
