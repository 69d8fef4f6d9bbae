import { expect, test } from 'vitest'
import { countChanges, diffText } from './word-diff.ts'

const side = (before: string, after: string, kind: 'inserted' | 'deleted') =>
  diffText(before, after)
    .filter((run) => run.kind === 'same' || run.kind === kind)
    .map((run) => run.text)
    .join('')

test('both texts can be read back from the runs', () => {
  const before = 'Clusters ask for EUR 12 500 per project.\nSecond paragraph.\n'
  const after = 'Clusters ask for EUR 15 000 per pilot project.\nSecond paragraph, longer.\n'
  expect(side(before, after, 'deleted')).toBe(before)
  expect(side(before, after, 'inserted')).toBe(after)
})

test('only the changed words are marked and counted', () => {
  const runs = diffText('one two three', 'one 2 three four')
  expect(runs.filter((run) => run.kind === 'inserted').map((run) => run.text.trim())).toEqual(['2', 'four'])
  expect(countChanges(runs)).toEqual({ inserted: 2, deleted: 1 })
})

test('a number with spaces is replaced as one', () => {
  expect(diffText('EUR 41 000 a year', 'EUR 43 200 a year')).toEqual([
    { kind: 'same', text: 'EUR ' },
    { kind: 'deleted', text: '41 000' },
    { kind: 'inserted', text: '43 200' },
    { kind: 'same', text: ' a year' },
  ])
})

test('equal texts have no change', () => {
  expect(countChanges(diffText('same words', 'same words'))).toEqual({ inserted: 0, deleted: 0 })
})
