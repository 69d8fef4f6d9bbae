import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FIRST_START, headingNumbers, type NumberedParts, numberedParts, numberPaper } from './numbering.ts'
import type { PaperNode, SectionContent } from './paper-json.ts'

const doc = (...content: PaperNode[]): SectionContent => ({ type: 'doc', content })
const paragraph = (...content: PaperNode[]): PaperNode => ({ type: 'paragraph', content })
const words = (text: string): PaperNode => ({ type: 'text', text })
const note: PaperNode = { type: 'footnote', attrs: { text: 'See the annex.' } }
const recommendation = (id: string, ...content: PaperNode[]): PaperNode => ({ type: 'recommendation', attrs: { id }, content })

const parts = fc.record<NumberedParts>({
  recommendations: fc.array(fc.uuid(), { maxLength: 5 }),
  footnotes: fc.nat(9),
  evidence: fc.array(fc.record({ id: fc.uuid(), claim: fc.string() }), { maxLength: 5 }),
})

test('finds what is numbered wherever it stands, in the order of the text', () => {
  const cell: PaperNode = { type: 'tableCell', content: [paragraph(note)] }
  const content = doc(
    recommendation('a', paragraph(words('Do it'), note)),
    { type: 'table', content: [{ type: 'tableRow', content: [cell] }] },
    { type: 'evidence', attrs: { id: 'e' }, content: [paragraph(words('One '), note, words('portal')), paragraph(words('saves time'))] },
    recommendation('b', paragraph()),
    { type: 'recommendation', content: [paragraph()] },
  )
  expect(numberedParts(content)).toEqual({
    recommendations: ['a', 'b', null],
    footnotes: 3,
    evidence: [{ id: 'e', claim: 'One portal saves time' }],
  })
})

test('every number of a paper is given once, from 1 on without a gap', () => {
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 12 }), (sections) => {
      const starts = numberPaper(sections)
      const given = sections.flatMap((section, at) => section.recommendations.map((_, index) => starts[at]!.recommendation + index))
      expect(given).toEqual(given.map((_, index) => index + 1))
      const notes = sections.flatMap((section, at) => Array.from({ length: section.footnotes }, (_, index) => starts[at]!.footnote + index))
      expect(notes).toEqual(notes.map((_, index) => index + 1))
      expect(starts.map(({ section }) => section)).toEqual(sections.map((_, index) => index + 1))
    }),
  )
})

test('a section numbers on from the one before it, and nothing after a section changes what stands before it', () => {
  fc.assert(
    fc.property(fc.array(parts, { minLength: 1 }), parts, (sections, last) => {
      expect(numberPaper([...sections, last]).slice(0, sections.length)).toEqual(numberPaper(sections))
      expect(numberPaper(sections)[0]).toEqual(FIRST_START)
    }),
  )
})

test('headings are numbered below their section, also where a level was skipped', () => {
  expect(headingNumbers(2, [1, 2, 2, 1, 2])).toEqual(['2.1', '2.1.1', '2.1.2', '2.2', '2.2.1'])
  expect(headingNumbers(1, [2, 2, 1, 3])).toEqual(['1.1.1', '1.1.2', '1.2', '1.2.1.1'])
})
