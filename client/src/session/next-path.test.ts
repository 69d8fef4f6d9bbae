import { expect, test } from 'vitest'
import { nextPath } from './next-path.ts'

test.each(['/papers', '/papers/3f2c?mode=read', '/queue/abc', '/releases/ECA-2025-003', '/'])('returns to our own page %s', (next) => {
  expect(nextPath(next)).toBe(next)
})

test.each([
  null,
  '',
  'papers',
  '//evil.example',
  '/\\evil.example',
  '/papers\\..',
  'https://evil.example/papers',
  'javascript:alert(1)',
  '/api/v1/session',
  '/sign-in',
  '/papers/one/two',
  '/papers\n/x',
])('goes to the start page instead of %s', (next) => {
  expect(nextPath(next)).toBe('/')
})
