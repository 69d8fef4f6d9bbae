import { expect, test } from 'vitest'
import { countCharacters, countWords, emptyContent, isBlank, type PaperNode, plainText } from './paper-json.ts'
import { isAllowedLink, isCalendarDay } from './schema-names.ts'

const text = (words: string): PaperNode => ({ type: 'text', text: words })
const paragraph = (...content: PaperNode[]): PaperNode => ({ type: 'paragraph', content })
const doc: PaperNode = {
  type: 'doc',
  content: [
    { type: 'heading', attrs: { level: 1 }, content: [text('Zwölf – 12')] },
    paragraph(text('A line'), { type: 'hardBreak' }, text('and another.')),
    { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(text('κ'))] }] },
  ],
}

test('plain text ends every block with a line end and counts no mark-up', () => {
  expect(plainText(doc)).toBe('Zwölf – 12\nA line\nand another.\nκ\n')
  expect(countCharacters(doc)).toBe('Zwölf – 12A lineand another.κ'.length)
})

test('a word has a letter or a digit', () => {
  expect(countWords(doc)).toBe(7)
  expect(countWords({ type: 'doc' })).toBe(0)
})

test('a footnote neither joins nor parts the words around it, and a caption stands on a line of its own', () => {
  const note: PaperNode = { type: 'footnote', attrs: { text: 'See the annex.' } }
  const content: PaperNode[] = [
    paragraph(text('One portal'), note, text('.')),
    { type: 'figure', attrs: { alt: 'A map' }, content: [text('Where clusters are')] },
    { type: 'pageBreak' },
    { type: 'recommendation', attrs: { instrument: 'Regulation' }, content: [paragraph(text('Do it'))] },
  ]
  expect(plainText({ type: 'doc', content })).toBe('One portal.\nWhere clusters are\nDo it\n')
  expect(countWords({ type: 'doc', content })).toBe(7)
})

test('a section with nothing but a figure says something, one with a page break does not', () => {
  expect(isBlank(emptyContent())).toBe(true)
  expect(isBlank({ type: 'doc', content: [paragraph(text(' ')), { type: 'pageBreak' }] })).toBe(true)
  expect(isBlank({ type: 'doc', content: [{ type: 'figure', attrs: { file: 'a'.repeat(64) } }] })).toBe(false)
  expect(isBlank({ type: 'doc', content: [paragraph({ type: 'footnote', attrs: { text: 'x' } })] })).toBe(false)
})

test.each([
  ['2027-06-30', true],
  ['2028-02-29', true],
  ['2027-02-29', false],
  ['2027-6-30', false],
  ['2027-06-30T00:00:00Z', false],
  ['0000-00-00', false],
  [20270630, false],
])('%s is a day: %s', (value, is) => {
  expect(isCalendarDay(value)).toBe(is)
})

test.each([
  ['https://europa.eu/', true],
  ['http://localhost', true],
  ['mailto:a@b.example', true],
  ['HTTPS://EUROPA.EU', true],
  ['javascript:alert(1)', false],
  ['data:text/html,x', false],
  ['//evil.example', false],
  ['https://a b', false],
  ['https://a\u0000b', false],
  [`https://${'a'.repeat(3000)}`, false],
  [42, false],
])('link %s may stand: %s', (href, may) => {
  expect(isAllowedLink(href)).toBe(may)
})
