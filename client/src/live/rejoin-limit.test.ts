import { expect, test } from 'vitest'
import { RejoinLimit } from './rejoin-limit.ts'

test('allows four refusals in a minute, then stops, and allows again after a quiet minute', () => {
  let now = 0
  const limit = new RejoinLimit(() => now)
  expect([1, 2, 3, 4, 5].map(() => limit.mayRejoin())).toEqual([true, true, true, true, false])
  now += 61_000
  expect(limit.mayRejoin()).toBe(true)
})
