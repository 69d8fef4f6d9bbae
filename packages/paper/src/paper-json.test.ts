import { expect, test } from 'vitest'
import { countCharacters, countWords, type PaperNode, plainText } from './paper-json.ts'
import { isAllowedLink } from './schema-names.ts'

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
