import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { AppError } from '../http/app-error.ts'

const MINUTE_SECONDS = 60

function refusal(until: RateLimiterRes): AppError {
  const seconds = Math.max(1, Math.ceil(until.msBeforeNext / 1000))
  return new AppError('too_many_requests', `Too many tries. Please try again in ${seconds} seconds.`, { retryAfterSeconds: seconds })
}

/** Counts tries per key. A try is counted before it is made and given back when it succeeds. */
function createLimit(points: number, minutes: number, on: boolean) {
  const limiter = new RateLimiterMemory({ points, duration: minutes * MINUTE_SECONDS })
  return {
    async mustTry(key: string): Promise<void> {
      if (!on) return
      try {
        await limiter.consume(key)
      } catch (error) {
        throw error instanceof RateLimiterRes ? refusal(error) : error
      }
    },
    async giveBack(key: string): Promise<void> {
      if (on) await limiter.reward(key)
    },
    async forget(key: string): Promise<void> {
      if (on) await limiter.delete(key)
    },
  }
}

/** The limits of one server, in memory. `CONCORD_LIMITS=off` lifts them. Only failures add up: a whole room shares one address. */
export const createLimits = ({ limits }: { limits: boolean }) => ({
  signIn: createLimit(10, 5, limits),
  guestCode: createLimit(10, 10, limits),
  confirm: createLimit(10, 5, limits),
  setUp: createLimit(10, 10, limits),
  verify: createLimit(60, 1, limits),
  offer: createLimit(30, 10, limits),
  upload: createLimit(120, 60, limits),
  comment: createLimit(120, 10, limits),
})

export type Limits = ReturnType<typeof createLimits>
