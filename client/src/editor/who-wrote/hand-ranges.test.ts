import { paperExtensions } from '@concord/paper/nodes'
import { getSchema } from '@tiptap/core'
import { expect, test } from 'vitest'
import { handRanges } from './hand-ranges.ts'

const schema = getSchema(paperExtensions())
const paragraph = (...words: string[]) =>
  schema.node(
    'paragraph',
    null,
    words.map((word, place) => schema.text(word, place % 2 ? [schema.mark('bold')] : [])),
  )
const doc = schema.node('doc', null, [paragraph('one ', 'two', ' three'), paragraph('four')])

test('runs are found where they stand, across marks, and anew in every block', () => {
  expect(
    handRanges(doc, [
      [6, 1],
      [9, 2],
      [2, 1],
    ]),
  ).toEqual([
    { from: 1, to: 7, client: 1 },
    { from: 7, to: 14, client: 2 },
    { from: 16, to: 18, client: 2 },
    { from: 18, to: 20, client: 1 },
  ])
})

test('a document that is behind the shared text, or before it, has no ranges yet', () => {
  expect(handRanges(doc, [[16, 1]])).toBeUndefined()
  expect(handRanges(doc, [[18, 1]])).toBeUndefined()
})
