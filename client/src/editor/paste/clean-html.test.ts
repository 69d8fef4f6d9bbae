import type { Node } from '@tiptap/pm/model'
import { expect, test } from 'vitest'
import { GOOGLE, LIBRE_OFFICE, WORD } from './testing/clipboards.ts'
import { pasted } from './testing/paste-into.ts'

const marked = (node: Node): string => node.marks.reduce((text, { type }) => `${type.name}(${text})`, node.text ?? node.type.name)

/** A text as an outline: one line for each block with its words, inner blocks further in. */
function outline(node: Node, indent = ''): string[] {
  if (node.isTextblock) {
    const level = node.type.name === 'heading' ? node.attrs.level : ''
    return [`${indent}${node.type.name}${level}: ${node.children.map(marked).join('')}`]
  }
  const start = node.type.name === 'orderedList' ? ` ${node.attrs.start}` : ''
  const own = node.type.name === 'doc' ? [] : [`${indent}${node.type.name}${start}`]
  return [...own, ...node.children.flatMap((child) => outline(child, node.type.name === 'doc' ? indent : `${indent}  `))]
}

test('Word: headings, marks, lists with their levels and numbers, the footnote at its place, the header row', () => {
  const { doc, losses, clean } = pasted(WORD)
  expect(outline(doc)).toEqual([
    'heading1: Skills',
    'heading3: Deep down',
    'paragraph: bold(Clusters) need italic(engineers), underline(now)footnote.',
    'bulletList',
    '  listItem',
    '    paragraph: First',
    '    bulletList',
    '      listItem',
    '        paragraph: Inner',
    '        bulletList',
    '          listItem',
    '            paragraph: Innermost',
    '  listItem',
    '    paragraph: Second',
    'orderedList 3',
    '  listItem',
    '    paragraph: Third by number',
    '  listItem',
    '    paragraph: Fourth by number',
    'paragraph: kept',
    'table',
    '  tableRow',
    '    tableHeader',
    '      paragraph: bold(Year)',
    '    tableHeader',
    '      paragraph: Budget',
    '  tableRow',
    '    tableCell',
    '      paragraph: 2026',
    '    tableCell',
    '      paragraph: EUR 5',
  ])
  let note = ''
  doc.descendants((node) => {
    if (node.type.name === 'footnote') note = node.attrs.text
  })
  expect(note).toBe('Survey of 2025, question 4.')
  expect(losses).toMatchObject({ images: 1, links: 0 })
  expect(clean).not.toMatch(/mso|style=|class=|<!--|o:p/i)
})

test('Google Docs: the wrapper is not bold, styles become marks, inner lists go into their items', () => {
  expect(outline(pasted(GOOGLE).doc)).toEqual([
    'heading2: Context',
    'paragraph: bold(Bold) plain italic(slanted)underline( lined)strike( struck)superscript(up)subscript(down) link(link)',
    'bulletList',
    '  listItem',
    '    paragraph: One',
    '    bulletList',
    '      listItem',
    '        paragraph: One and a half',
    '  listItem',
    '    paragraph: Two',
    'table',
    '  tableRow',
    '    tableCell',
    '      paragraph: Wide',
    '  tableRow',
    '    tableCell',
    '      paragraph: a',
    '    tableCell',
    '      paragraph: b',
  ])
  let href = ''
  pasted(GOOGLE).doc.descendants(({ marks }) => {
    href ||= marks.find(({ type }) => type.name === 'link')?.attrs.href ?? ''
  })
  expect(href).toBe('https://example.eu/a')
})

test('LibreOffice: headings, a list that starts at two, footnote and header row', () => {
  expect(outline(pasted(LIBRE_OFFICE).doc)).toEqual([
    'heading1: Way forward',
    'paragraph: A bold(bold) italic(claim)footnote.',
    'orderedList 2',
    '  listItem',
    '    paragraph: second',
    '  listItem',
    '    paragraph: third',
    '    bulletList',
    '      listItem',
    '        paragraph: inner',
    'table',
    '  tableRow',
    '    tableHeader',
    '      paragraph: Country',
    '    tableHeader',
    '      paragraph: Code',
    '  tableRow',
    '    tableCell',
    '      paragraph: Greece',
    '    tableCell',
    '      paragraph: EL',
  ])
})

test('a web page: scripts, events, styles, frames and forms go; words stay; references become links', () => {
  const { doc, losses, clean } = pasted(`<article onclick="steal()"><style>p{color:red}</style><script>alert(1)</script>
    <p style="background:url(javascript:alert(1))" onmouseover="x()">See <a href="javascript:alert(1)">this</a>, <a href=" JAVASCRIPT:alert(1)">that</a>,
    <a href="data:text/html,x">it</a> and <a href="https://example.eu" onclick="y()">them</a>.</p>
    <iframe src="https://example.eu"></iframe><form><input value="typed"><button>Send</button></form><svg onload="z()"><text>vector</text></svg>
    <img src=x onerror=alert(1)><p>Directive 2014/24/EU says so.</p></article>`)
  expect(doc.textContent).toBe('See this, that, it and them.Directive 2014/24/EU says so.')
  expect(losses).toMatchObject({ links: 3, images: 2 })
  expect(clean).not.toMatch(/on\w+=|script|style|svg|iframe|javascript/i)
  const links: string[] = []
  doc.descendants(({ marks }) => {
    for (const { type, attrs } of marks) if (type.name === 'link') links.push(attrs.href)
  })
  expect(links).toEqual(['https://example.eu', 'https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:32014L0024'])
})

test('notes of a web encyclopaedia become footnotes, twice where they are named twice', () => {
  const { doc } = pasted(`<p>One<sup id="ref1"><a href="#note1">[1]</a></sup> and two<sup id="ref2"><a href="#note1">[1]</a></sup>.</p>
    <ol><li id="note1"><a href="#ref1">a</a> <a href="#ref2">b</a> A source.</li></ol>`)
  expect(outline(doc)).toEqual(['paragraph: Onefootnote and twofootnote.'])
})

test('a link within a page is only words, and not counted', () => {
  expect(pasted('<p><a href="#top">Back to the top</a></p>')).toMatchObject({ losses: { links: 0 } })
})
