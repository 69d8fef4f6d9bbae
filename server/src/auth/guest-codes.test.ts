import { expect, test } from 'vitest'
import { guestCodeHash, newGuestCode, normalGuestCode } from './guest-codes.ts'

test('a code has ten characters that nobody misreads', () => {
  const codes = Array.from({ length: 200 }, () => newGuestCode())
  for (const code of codes) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{10}$/)
  expect(new Set(codes).size).toBe(200)
})

test('case, spaces, dashes and look-alikes do not count', () => {
  for (const typed of ['MADRID2025', 'madrid2025', ' Madrid 2025 ', 'MADR1D-2O25', 'MADRlD2025']) {
    expect(guestCodeHash(typed)).toBe(guestCodeHash('MADRID2025'))
  }
  expect(guestCodeHash('MADRID2026')).not.toBe(guestCodeHash('MADRID2025'))
})

test('a new code stays itself', () => {
  const code = newGuestCode()
  expect(normalGuestCode(code)).toBe(code)
})
