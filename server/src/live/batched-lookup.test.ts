import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { BatchedLookup } from './batched-lookup.ts'

test('what is asked while a query is under way goes into the next one together, each key once', async () => {
  const queries: string[][] = []
  const lookup = new BatchedLookup(async (keys: string[]) => {
    queries.push(keys)
    await turn()
    return new Map(keys.filter((key) => key !== 'nobody').map((key) => [key, key.toUpperCase()]))
  })
  const answers = ['a', 'b', 'c', 'b', 'nobody', 'a'].map((key) => lookup.find(key))
  expect(await Promise.all(answers)).toEqual(['A', 'B', 'C', 'B', undefined, 'A'])
  expect(queries).toEqual([['a'], ['b', 'c', 'nobody', 'a']])
})

test('a query that fails fails for those who asked, not for the next', async () => {
  let fails = true
  const lookup = new BatchedLookup(async (keys: string[]) => {
    if (fails) throw new Error('away')
    return new Map(keys.map((key) => [key, key]))
  })
  await expect(lookup.find('a')).rejects.toThrow('away')
  fails = false
  expect(await lookup.find('a')).toBe('a')
})
