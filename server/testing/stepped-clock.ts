import { readFileSync } from 'node:fs'

/**
 * Preloaded into a server process (`--import`): its wall clock is wrong by as many milliseconds as the file named by
 * `CONCORD_TEST_CLOCK` says, from the moment it says so. Like a stepped system clock it leaves monotonic time and timers alone.
 */
const file = process.env.CONCORD_TEST_CLOCK
const TrueDate = Date

class SteppedDate extends TrueDate {
  constructor(...parts: unknown[]) {
    super(...((parts.length === 0 ? [SteppedDate.now()] : parts) as [number]))
  }
  static override now(): number {
    return TrueDate.now() + (file ? Number(readFileSync(file, 'utf8')) : 0)
  }
}

globalThis.Date = SteppedDate as DateConstructor
