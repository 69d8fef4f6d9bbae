import { expect, test } from 'vitest'
import { maybeLinkTarget } from './link-target.ts'

test.each([
  ['example.eu', 'https://example.eu'],
  [' example.eu/a?b#c ', 'https://example.eu/a?b#c'],
  ['http://example.eu', 'http://example.eu'],
  ['ana@example.eu', 'mailto:ana@example.eu'],
  ['mailto:ana@example.eu', 'mailto:ana@example.eu'],
])('%s leads to %s', (typed, target) => {
  expect(maybeLinkTarget(typed)).toBe(target)
})

test.each(['javascript:alert(1)', 'data:text/html,x', '/relative', 'two words', '', 'JaVaScRiPt://example.eu/%0aalert(1)'])(
  'refuses %s',
  (typed) => {
    expect(maybeLinkTarget(typed)).toBeUndefined()
  },
)
