import { expect, test } from 'vitest'
import { dateInWords, periodInWords, timeInWords } from './dates.ts'

test('dates and times are in UTC', () => {
  expect(dateInWords('2025-12-09T23:59:59.999Z')).toBe('9 December 2025')
  expect(timeInWords('2025-01-31T08:05:00.000Z')).toBe('31 January 2025, 08:05 UTC')
})

test('a period is as short as it stays clear', () => {
  expect(periodInWords('2025-12-10', '2025-12-10')).toBe('10 December 2025')
  expect(periodInWords('2025-12-10', '2025-12-11')).toBe('10–11 December 2025')
  expect(periodInWords('2025-11-30', '2025-12-02')).toBe('30 November – 2 December 2025')
  expect(periodInWords('2025-12-31', '2026-01-01')).toBe('31 December 2025 – 1 January 2026')
})
