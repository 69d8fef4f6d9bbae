import { expect, test } from 'vitest'
import { afterAt } from './section-order.ts'

const sections = ['a', 'b', 'c']

test.each([
  ['b', 0, null],
  ['b', 2, 'c'],
  ['a', 1, 'b'],
  ['c', 1, 'a'],
  ['a', -1, null],
  ['a', 9, 'c'],
])('%s at place %i stands after %s', (section, place, after) => {
  expect(afterAt(sections, section, place)).toBe(after)
})
