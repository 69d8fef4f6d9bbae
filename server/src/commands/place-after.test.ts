import { expect, test } from 'vitest'
import { placeAfter } from './place-after.ts'

test('puts a section first, last, or after another', () => {
  expect(placeAfter(['a', 'b', 'c'], 'c', null)).toEqual(['c', 'a', 'b'])
  expect(placeAfter(['a', 'b', 'c'], 'a', undefined)).toEqual(['b', 'c', 'a'])
  expect(placeAfter(['a', 'b', 'c'], 'a', 'b')).toEqual(['b', 'a', 'c'])
  expect(placeAfter(['a', 'b'], 'new', 'a')).toEqual(['a', 'new', 'b'])
})

test('a section cannot come after itself or after what is not there', () => {
  for (const after of ['a', 'x']) expect(() => placeAfter(['a', 'b'], 'a', after)).toThrow('not in this paper')
})
