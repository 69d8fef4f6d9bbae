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
  expect(show(heading(1))).not.toContain('data-number')
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

const START = { section: 2, recommendation: 4, footnote: 7, evidence: 3 }
const inPaper = (...content: PaperNode[]): string =>
  renderToStaticMarkup(createElement(StaticText, { content: { type: 'doc', content }, start: START }))

test('what is numbered goes on where the sections before end', () => {
  const ask: PaperNode = {
    type: 'recommendation',
    attrs: { instrument: 'Regulation' },
    content: [paragraph({ type: 'text', text: 'Act' })],
  }
  const shown = inPaper({ type: 'heading', attrs: { level: 1 }, content: [{ type: 'text', text: 'Why' }] }, ask, { ...ask })
  expect(shown).toContain('<h3 data-number="2.1">Why</h3>')
  expect([...shown.matchAll(/block-number">(R\d)/g)].map(([, number]) => number)).toEqual(['R4', 'R5'])
  expect(shown).toContain('<dd>Regulation</dd>')
})

test('footnotes are numbered, listed below, and lead there and back', () => {
  const note = (text: string): PaperNode => ({ type: 'footnote', attrs: { text } })
  const shown = inPaper(paragraph({ type: 'text', text: 'One' }, note('First.'), note('<b>Second</b>')))
  const [, target] = /href="#([^"]+)"[^>]*>7</.exec(shown)!
  expect(shown).toContain('<ol start="7">')
  expect(shown).toContain(`<li id="${target}" tabindex="-1"><span>First.</span>`)
  expect(shown).toContain('&lt;b&gt;Second&lt;/b&gt;')
})

test('evidence leads to its source only where a paper may lead', () => {
  const evidence = (source: string): PaperNode => ({
    type: 'evidence',
    attrs: { source, value: '12', unit: 'EUR' },
    content: [paragraph()],
  })
  expect(inPaper(evidence('https://europa.eu/x'))).toContain('<a href="https://europa.eu/x" rel="noopener noreferrer">europa.eu</a>')
  expect(inPaper(evidence('javascript:alert(1)'))).not.toContain('javascript')
})

test('a figure without its paper says that it cannot be shown, and what it shows', () => {
  const figure: PaperNode = {
    type: 'figure',
    attrs: { file: 'a'.repeat(64), alt: 'A map of clusters' },
    content: [{ type: 'text', text: 'Where' }],
  }
  expect(inPaper(figure)).toContain('A map of clusters')
  expect(inPaper(figure)).toContain('<figcaption class="figure-caption">Where</figcaption>')
})

test('columns keep the widths that somebody gave them', () => {
  const cell = (colwidth: number[] | null): PaperNode => ({
    type: 'tableCell',
    attrs: { colspan: 1, rowspan: 1, colwidth },
    content: [paragraph()],
  })
  const table = (...cells: PaperNode[]): PaperNode => ({ type: 'table', content: [{ type: 'tableRow', content: cells }] })
  expect(inPaper(table(cell([120]), cell(null)))).toContain('<table><colgroup><col style="width:120px"/><col/></colgroup>')
  expect(inPaper(table(cell([120]), cell([80])))).toContain('<table style="width:200px">')
  expect(inPaper(table(cell(null)))).toContain('<table><tbody>')
})
