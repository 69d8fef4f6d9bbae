import type { PaperNode } from '@concord/paper'
import { paperExtensions } from '@concord/paper/nodes'
import { getSchema } from '@tiptap/core'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findInContent, findInDoc, patternOf } from './find-matches.ts'

const schema = getSchema(paperExtensions())
const query = (text: string, more: { isCaseMatched?: boolean; isWholeWord?: boolean } = {}) =>
  patternOf({ text, isCaseMatched: false, isWholeWord: false, ...more })

const TAG = { id: '11111111-1111-4111-8111-111111111111', by: '22222222-2222-4222-8222-222222222222', at: '2026-01-01T00:00:00.000Z' }
const text = (words: string, ...marks: PaperNode['marks'] & object): PaperNode => ({
  type: 'text',
  text: words,
  ...(marks.length > 0 && { marks }),
})
const CONTENT: PaperNode = {
  type: 'doc',
  content: [
    { type: 'heading', attrs: { level: 1 }, content: [text('Skills gap')] },
    {
      type: 'paragraph',
      content: [text('The '), text('ski', { type: 'bold' }), text('lls'), { type: 'footnote', attrs: { text: 'skills' } }, text(' gap')],
    },
    { type: 'pageBreak' },
    { type: 'bulletList', content: [{ type: 'listItem', content: [{ type: 'paragraph', content: [text('upskills\u00a0gap')] }] }] },
    { type: 'paragraph', content: [text('skills', { type: 'deletion', attrs: TAG }), text(' stay')] },
  ],
}
const DOC = schema.nodeFromJSON(CONTENT)
const said = (pattern: RegExp | undefined) => findInContent(CONTENT, pattern!).map(({ from, to }) => DOC.textBetween(from, to))

test('words are found across marks, never across a note, and not where they are to go', () => {
  expect(said(query('skills'))).toEqual(['Skills', 'skills', 'skills'])
  expect(said(query('skills gap'))).toEqual(['Skills gap', 'skills\u00a0gap'])
})

test('case and whole words', () => {
  expect(said(query('Skills', { isCaseMatched: true }))).toEqual(['Skills'])
  expect(said(query('skills', { isWholeWord: true }))).toEqual(['Skills', 'skills'])
})

test('signs of patterns are only signs', () => {
  expect(query('(a|b)*[c]{2}^$.+?\\')!.test('(a|b)*[c]{2}^$.+?\\')).toBe(true)
  expect(query('')).toBeUndefined()
})

test('whatever is searched for: an editor and a text without one agree on the places', () => {
  const words = fc.oneof(fc.constantFrom('s', 'kills', ' ', 'gap', 'I', 'a-b', '/'), fc.string({ maxLength: 4 }))
  fc.assert(
    fc.property(words, fc.boolean(), fc.boolean(), (sought, isCaseMatched, isWholeWord) => {
      const pattern = query(sought, { isCaseMatched, isWholeWord })
      if (pattern) expect(findInContent(CONTENT, pattern)).toEqual(findInDoc(DOC, pattern))
    }),
  )
})
