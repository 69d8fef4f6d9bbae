import type { SectionContent } from '@concord/paper'
import { expect, test } from 'vitest'
import { readableText } from './readable-text.ts'

const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })
const section = (...content: SectionContent['content'] & object): { title: string; content: SectionContent } => ({
  title: 'Recommendations',
  content: { type: 'doc', content },
})

test('keeps blocks, list bullets and numbers apart', () => {
  const item = (text: string) => ({ type: 'listItem', content: [paragraph(text)] })
  const list = { type: 'orderedList', attrs: { start: 3 }, content: [item('one'), item('two')] }
  expect(readableText(section(paragraph('First.'), list))).toBe('Recommendations\n\nFirst.\n\n3. one\n4. two\n')
})

test('shows where a link leads once, though its words have other marks', () => {
  const link = { type: 'link', attrs: { href: 'https://example.org/' } }
  const words = {
    type: 'paragraph',
    content: [
      { type: 'text', text: 'the ', marks: [link] },
      { type: 'text', text: 'Fund', marks: [link, { type: 'bold' }] },
      { type: 'text', text: '.' },
    ],
  }
  expect(readableText(section(words))).toBe('Recommendations\n\nthe Fund (https://example.org/).\n')
})

test('an empty section is its title', () => {
  expect(readableText(section({ type: 'paragraph' })).trim()).toBe('Recommendations')
})
