import type { PaperNode } from '@concord/paper'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { StaticText } from './StaticText.tsx'

const show = (...content: PaperNode[]): string =>
  renderToStaticMarkup(createElement(StaticText, { content: { type: 'doc', content }, guidance: 'Say what you need.' }))
const paragraph = (...content: PaperNode[]): PaperNode => ({ type: 'paragraph', content })
const link = (href: string): PaperNode => ({ type: 'text', text: 'here', marks: [{ type: 'link', attrs: { href } }, { type: 'bold' }] })

test('headings stand two levels below the page, as in the editor', () => {
  const heading = (level: number): PaperNode => ({ type: 'heading', attrs: { level }, content: [{ type: 'text', text: 'Why' }] })
  expect(show(heading(1), heading(2), heading(3))).toContain('<h3>Why</h3><h4>Why</h4><h5>Why</h5>')
})

test('text is text, whatever it looks like', () => {
  expect(show(paragraph({ type: 'text', text: '<script>alert(1)</script>' }))).toContain('<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>')
})

test('a link leads only where a paper may lead, and its marks are nested', () => {
  expect(show(paragraph(link('https://example.eu/')))).toContain(
    '<a href="https://example.eu/" rel="noopener noreferrer"><strong>here</strong></a>',
  )
  expect(show(paragraph(link('javascript:alert(1)')))).toContain('<p><strong>here</strong></p>')
})

test('lists keep their numbers and tables their spans', () => {
  const item = { type: 'listItem', content: [paragraph({ type: 'text', text: 'third' })] }
  const cell = { type: 'tableHeader', attrs: { colspan: 2, rowspan: 1 }, content: [paragraph()] }
  const shown = show(
    { type: 'orderedList', attrs: { start: 3 }, content: [item] },
    { type: 'table', content: [{ type: 'tableRow', content: [cell] }] },
  )
  expect(shown).toContain('<ol start="3"><li><p>third</p></li></ol>')
  expect(shown).toContain('<th colSpan="2" rowSpan="1"><p><br/></p></th>')
})

test('an empty section shows its guidance', () => {
  expect(show(paragraph())).toContain('Say what you need.')
})
