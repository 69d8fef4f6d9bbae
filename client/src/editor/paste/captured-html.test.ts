import { readFileSync } from 'node:fs'
import type { Node } from '@tiptap/pm/model'
import { expect, test } from 'vitest'
import { pasted } from './testing/paste-into.ts'

const captured = (name: string) => readFileSync(new URL(`./testing/captured/${name}`, import.meta.url), 'utf8')
const writer = () => pasted(captured('libreoffice-writer.html.txt'))

/** Runs of text with their marks, one list for each kind of mark. */
function marked(doc: Node): Record<string, string[]> {
  const found: Record<string, string[]> = {}
  doc.descendants((node) => {
    for (const { type } of node.marks) found[type.name] = [...(found[type.name] ?? []), node.text!]
  })
  return found
}

/** The blocks of a kind, each as the outline of its lists or cells. */
const blocks = (doc: Node, kind: string): Node[] => {
  const found: Node[] = []
  doc.descendants((node) => {
    if (node.type.name === kind) found.push(node)
  })
  return found
}

type Item = string | Item[]
const listed = (list: Node): Item[] =>
  list.children.flatMap((item) => item.children.map((child) => (child.isTextblock ? child.textContent : listed(child))))

const cells = (table: Node) =>
  table.children.map((row) =>
    row.children.map(({ type, attrs, children }) => {
      const words = children.map(({ textContent }) => textContent).join(' / ')
      const spans = `${attrs.colspan > 1 ? ` ↔${attrs.colspan}` : ''}${attrs.rowspan > 1 ? ` ↕${attrs.rowspan}` : ''}`
      return `${type.name === 'tableHeader' ? '# ' : ''}${words}${spans}`
    }),
  )

test('Writer: every word arrives, and nothing but words that a reader of the document sees', () => {
  const { doc, clean } = writer()
  const said = captured('libreoffice-writer.txt')
    .replaceAll(/^\s*(?:[•◦▪]|\d+\.)\s/gmu, '')
    // The marks of the two notes, which the plain text shows as letters.
    .replace('m3.1', 'm3.')
    .replace('point.i', 'point.')
  const words = (text: string) => text.split(/\s+/u).filter((word) => word !== '')
  const lines: string[] = []
  doc.descendants((node) => {
    if (node.isTextblock) lines.push(node.textBetween(0, node.content.size, ' ', (leaf) => (leaf.type.name === 'hardBreak' ? ' ' : '')))
  })
  expect(words(lines.join(' '))).toEqual(words(said))
  expect(clean).not.toMatch(/style|class=|font|file:|remark|sdnum|<!--/i)
  expect(doc.textContent).toContain('10\u00a0% of')
})

test('Writer: headings, marks, notes, the quotation, and the picture that is told of', () => {
  const { doc, losses } = writer()
  expect(blocks(doc, 'heading').map(({ attrs, textContent }) => `${attrs.level} ${textContent}`)).toEqual([
    '1 Where we stand',
    '2 What clusters lack',
    '2 What it costs',
    '3 On a page of its own',
  ])
  expect(marked(doc)).toEqual({
    bold: ['not', 'certainly'],
    italic: ['a network', 'certainly'],
    underline: ['every region'],
    strike: ['perhaps'],
    subscript: ['2'],
    superscript: ['3'],
  })
  expect(blocks(doc, 'footnote').map(({ attrs }) => attrs.text)).toEqual([
    'Survey of 214 cluster organisations, 2025, question 7.',
    'An endnote about Regulation (EU) 2021/695.',
  ])
  expect(blocks(doc, 'blockquote').map(({ textContent }) => textContent)).toEqual(['We deliver what others announce.'])
  expect(losses).toMatchObject({ images: 1, links: 0, cells: 0, characters: 0 })
})

test('Writer: lists keep their levels, also where a bullet stands among numbers', () => {
  const { doc } = writer()
  const top = doc.children.filter(({ type }) => /List$/.test(type.name))
  expect(top.map((list) => [list.type.name, listed(list)])).toEqual([
    [
      'bulletList',
      [
        'Money that comes in time',
        ['for projects across borders', ['with two regions or more'], 'for people who stay'],
        'A desk in every capital',
      ],
    ],
    ['orderedList', ['Ask the members', ['in their language', 'and in writing'], 'Count the answers', ['by country']]],
    ['orderedList', ['Publish the count']],
  ])
  expect(top.at(-1)!.attrs.start).toBe(3)
})

test('Writer and Calc: tables keep header rows and merged cells; the notes on cells stay behind', () => {
  expect(cells(blocks(writer().doc, 'table')[0]!)).toEqual([
    ['# Country ↕2', '# Budget ↔2'],
    ['# 2025', '# 2026'],
    ['Greece', '12.5', '14'],
    ['Slovenia', '8', 'nine / or ten'],
  ])
  const calc = pasted(captured('libreoffice-calc.html.txt'))
  expect(cells(blocks(calc.doc, 'table')[0]!)).toEqual([
    ['Share of firms by country ↔4'],
    ['Country', 'Code', '2024', '2025'],
    ['Greece', 'EL', '12.5%', '14.0%'],
    ['Slovenia', 'SI', '31.0%', '35.5%'],
    ['All ↔2', '43.5%', '49.5%'],
  ])
})
