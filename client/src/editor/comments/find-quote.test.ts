import { paperExtensions } from '@concord/paper/nodes'
import { getSchema } from '@tiptap/core'
import { expect, test } from 'vitest'
import { countWordsBefore, findWords, quoteFinder } from './find-quote.ts'

const schema = getSchema(paperExtensions())
const docOf = (...paragraphs: string[]) =>
  schema.node(
    'doc',
    null,
    paragraphs.map((text) => schema.node('paragraph', null, text === '' ? [] : [schema.text(text)])),
  )
const wordsAt = (doc: ReturnType<typeof docOf>, range: { from: number; to: number } | undefined) =>
  range && doc.textBetween(range.from, range.to, '\n')

test('a quote is found across the edges that were made or taken away in it', () => {
  const doc = docOf('Clusters need', 'patient money, and soon.')
  expect(wordsAt(doc, quoteFinder(doc)('Clusters need patient money'))).toBe('Clusters need\npatient money')
  expect(wordsAt(doc, quoteFinder(doc)('patient\nmoney,'))).toBe('patient money,')
})

test('a quote that stands twice, nowhere, or is hardly one is not found', () => {
  const doc = docOf('the same words and the same words', 'an EU fund')
  for (const quote of ['the same words', 'other words', 'EU', '', '   '])
    expect([quote, quoteFinder(doc)(quote)]).toEqual([quote, undefined])
})

test('selected words are found as often as they stand before', () => {
  const doc = docOf('one and one', 'and one')
  expect([0, 1, 2, 3].map((nth) => findWords(doc, 'one', nth)?.from)).toEqual([1, 9, 18, undefined])
  expect(countWordsBefore('one and one\nand ', 'one')).toBe(2)
  expect(countWordsBefore('one', '')).toBe(0)
})
