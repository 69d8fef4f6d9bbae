import { MARK_ATTRIBUTES, MAX_BLOCK_DEPTH, MAX_TABLE_COLUMNS, NODE_ATTRIBUTES, type PaperNode } from '@concord/paper'
import type { Node } from '@tiptap/pm/model'
import { prosemirrorToYDoc } from '@tiptap/y-tiptap'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { costOf } from './fit-slice.ts'
import { pasted, pasteInto, schema, stateOf } from './testing/paste-into.ts'

/** What gate rule G6 says of a text, node by node; the first thing that it would refuse. */
function refused(node: PaperNode, depth = 0): string | undefined {
  if (depth > MAX_BLOCK_DEPTH + 1) return 'too deep'
  const rules = node.type === 'doc' || node.type === 'text' ? {} : NODE_ATTRIBUTES[node.type]
  if (!rules) return `node ${node.type}`
  for (const [name, value] of Object.entries(node.attrs ?? {}))
    if (!rules[name]?.(value) && value !== null) return `${node.type}.${name}=${value}`
  for (const mark of node.marks ?? []) {
    const allowed = MARK_ATTRIBUTES[mark.type]
    for (const [name, value] of Object.entries(mark.attrs ?? {}))
      if (!allowed?.[name]?.(value) && value !== null) return `${mark.type}.${name}`
  }
  for (const child of node.content ?? []) {
    const inner = refused(child, depth + 1)
    if (inner) return inner
  }
  return undefined
}

/** What gate rule G7 counts of a text that comes in one update. */
function structsOf(doc: Node): number {
  let structs = 0
  prosemirrorToYDoc(doc, 'content').store.clients.forEach((list: readonly unknown[]) => {
    structs += list.length
  })
  return structs
}

const columnsOf = (doc: Node): number => {
  let most = 0
  doc.descendants((node) => {
    if (node.type.name === 'tableRow')
      most = Math.max(
        most,
        node.children.reduce((sum, { attrs }) => sum + attrs.colspan, 0),
      )
  })
  return most
}

const TAGS =
  'p div h1 h4 ul ol li blockquote table tbody thead tr td th b span a i u sup del pre br img svg script style section aside figure dl dd o:p'.split(
    ' ',
  )
const attribute = fc.oneof(
  fc.constantFrom(
    ' onclick="x()"',
    ' href="javascript:alert(1)"',
    ' href="#n" name="n" id="n"',
    ' href="https://example.eu/ a"',
    ' colspan="999" rowspan="0"',
    ' colspan="-3" rowspan="70000"',
    ' start="-5"',
    ' start="99999999999"',
    ` style="mso-list:l0 level${9} lfo1"`,
    ' style="mso-list:Ignore"',
    ' style="font-weight:700;text-decoration:underline line-through"',
    ' class="MsoHeading9"',
    ' data-footnote data-text="x"',
    ' data-block="recommendation" data-addressees="[1]" data-id="nobody" data-deadline="2025-13-99"',
    ' data-block="evidence" data-source="javascript:alert(1)"',
    ' data-block="figure" data-file="../../x" data-width="9000"',
    ' data-pm-slice="9 9 [&quot;blockquote&quot;,null]"',
  ),
  fc.string({ maxLength: 12 }).map((text) => ` ${text.replace(/[<>]/g, '')}`),
)
const hostile: fc.Arbitrary<string> = fc.letrec<{ part: string }>((tie) => ({
  part: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    fc.constantFrom('words ', 'COM(2025) 555 ', '&nbsp;', '<', '<!--[if x]>', '<![endif]>', '\u0000', '\ud800', '🎉', '<o:p>&nbsp;</o:p>'),
    fc
      .tuple(fc.constantFrom(...TAGS), fc.array(attribute, { maxLength: 2 }), fc.array(tie('part'), { maxLength: 4 }), fc.boolean())
      .map(([tag, attributes, parts, closes]) => `<${tag}${attributes.join('')}>${parts.join('')}${closes ? `</${tag}>` : ''}`),
  ),
})).part

const line = schema.nodes.paragraph!.create(null, schema.text('before after'))
const list = schema.nodes.bulletList!.create(null, schema.nodes.listItem!.create(null, line))
const quoted = (depth: number): Node => (depth === 1 ? line : schema.nodes.blockquote!.create(null, quoted(depth - 1)))
const cell = schema.nodes.tableCell!.create(null, line)
const table = schema.nodes.table!.create(null, schema.nodes.tableRow!.create(null, [cell, cell]))
const ask = schema.nodes.recommendation!.create(null, line)
const PLACES = [line, list, table, ask, quoted(40)].map((block) => schema.nodes.doc!.create(null, [block, line]))

test('[G6] whatever the mark-up and wherever it goes, the text stays one that the gate takes', () => {
  fc.assert(
    fc.property(hostile, fc.constantFrom(...PLACES), fc.integer({ min: 0, max: 60 }), (html, doc, at) => {
      const state = stateOf(doc, Math.min(at, doc.content.size))
      const after = pasteInto(state, html).doc
      after.check()
      expect(refused(after.toJSON())).toBeUndefined()
      expect(columnsOf(after)).toBeLessThanOrEqual(MAX_TABLE_COLUMNS)
      expect(after.textContent).not.toMatch(/x\(\)/)
    }),
    { numRuns: 200 },
  )
})

test('a list of 30 levels keeps all its words, as deep as it may be', () => {
  const nested = Array.from({ length: 30 }, (_, at) => `<ul><li><p>level ${at + 1}</p>`).join('')
  const { doc, losses } = pasted(`<p>before</p>${nested}${'</li></ul>'.repeat(30)}<p>after</p>`)
  expect(refused(doc.toJSON())).toBeUndefined()
  for (let at = 1; at <= 30; at += 1) expect(doc.textContent).toContain(`level ${at}`)
  expect(doc.lastChild!.textContent).toBe('after')
  expect(losses.deep).toBeGreaterThan(0)
})

test('a table of 100 columns keeps 64, and what stands around it', () => {
  const row = (name: string) => `<tr>${Array.from({ length: 100 }, (_, at) => `<td>${name}${at}</td>`).join('')}</tr>`
  const { doc, losses } = pasted(`<p>before</p><table>${row('a')}${row('b')}</table><p>after</p>`)
  expect(columnsOf(doc)).toBe(MAX_TABLE_COLUMNS)
  expect([doc.firstChild!.textContent, doc.lastChild!.textContent]).toEqual(['before', 'after'])
  expect(losses.cells).toBe(72)
})

test('[G7] 5 MB of mark-up: the front that one update can hold is kept, the rest is counted', () => {
  const part = `<p class=MsoNormal style='${'mso-x:y;'.repeat(40)}'><b>Word</b> by <i>word</i> and <a href="https://example.eu/page">a link</a>. ${'Sentence. '.repeat(6)}</p>`
  const html = part.repeat(Math.ceil(5_000_000 / part.length))
  const { doc, losses } = pasted(html)
  expect(structsOf(doc)).toBeLessThanOrEqual(20_000)
  expect(structsOf(doc)).toBeLessThanOrEqual(costOf(doc).structs)
  expect(losses.characters).toBeGreaterThan(0)
  expect(doc.childCount).toBeGreaterThan(400)
})

test('[G7] what a paste costs is never more than was counted', () => {
  fc.assert(
    fc.property(hostile, (html) => {
      const { doc } = pasted(html)
      expect(structsOf(doc)).toBeLessThanOrEqual(costOf(doc).structs)
    }),
  )
})

test('mark-up nested ten thousand deep is read without an overflow', () => {
  expect(pasted(`${'<div>'.repeat(10_000)}bottom`).doc.textContent).toBe('bottom')
})
