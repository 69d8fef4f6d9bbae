import { expect, test } from 'vitest'
import { Latencies, median } from './statistics.ts'

test('the median is the middle of the values, whatever their order', () => {
  expect(median([9, 1, 5])).toBe(5)
  expect(median([10, 9, 1, 2])).toBe(5.5)
  expect(median([])).toBeUndefined()
})

test('percentiles of latencies are at most 2 % above the true ones', () => {
  const latencies = new Latencies()
  expect(latencies.percentiles()).toBeUndefined()
  for (let ms = 1; ms <= 1_000; ms += 1) latencies.add(ms)
  const found = latencies.percentiles()!
  for (const [percentile, truth] of [
    [found.p50, 500],
    [found.p95, 950],
    [found.p99, 990],
  ] as const) {
    expect(percentile).toBeGreaterThanOrEqual(truth)
    expect(percentile).toBeLessThanOrEqual(truth * 1.02)
  }
  expect(found.max).toBe(1_000)
})

test('a single long wait is the maximum and does not move the middle', () => {
  const latencies = new Latencies()
  for (let count = 0; count < 99; count += 1) latencies.add(0.01)
  latencies.add(60_000)
  expect(latencies.percentiles()).toMatchObject({ p50: 0.05, p99: 0.05, max: 60_000 })
})
