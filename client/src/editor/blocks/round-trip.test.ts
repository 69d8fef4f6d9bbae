import { encodeAppended, encodeFirstText, mergedText, readText } from '@concord/collab'
import { contentOf } from '@concord/collab/browser'
import { NODE_ATTRIBUTES, type PaperNode, type SectionContent } from '@concord/paper'
import { paperExtensions } from '@concord/paper/nodes'
import { getSchema } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { prosemirrorToYDoc, yXmlFragmentToProseMirrorRootNode } from '@tiptap/y-tiptap'
import fc from 'fast-check'
import { expect, test } from 'vitest'

const schema = getSchema(paperExtensions())

const words = fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }).filter((text) => text.isWellFormed())
const text = words.map((said): PaperNode => ({ type: 'text', text: said }))
const note = words.map((said): PaperNode => ({ type: 'footnote', attrs: { text: said } }))
const inlines = fc.array(fc.oneof(text, note, fc.constant<PaperNode>({ type: 'hardBreak' })), { maxLength: 5 })
const paragraph = inlines.map((content): PaperNode => ({ type: 'paragraph', content }))
const lines = fc.array(paragraph, { minLength: 1, maxLength: 3 })
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value)
const ids = fc.uniqueArray(fc.uuid(), { maxLength: 3 })
const day = fc.constantFrom('2025-12-09', '2027-06-30')

const recommendation = fc
  .record({ id: fc.uuid(), addressees: ids, instrument: maybe(words), legalHook: maybe(words), deadline: maybe(day), evidence: ids })
  .chain((attrs) => lines.map((content): PaperNode => ({ type: 'recommendation', attrs, content })))
const evidence = fc
  .record({ id: fc.uuid(), value: maybe(words), unit: maybe(words), asOf: maybe(day), source: maybe(fc.constant('https://europa.eu/')) })
  .chain((attrs) => lines.map((content): PaperNode => ({ type: 'evidence', attrs, content })))
const figure = fc
  .record({ file: maybe(fc.constantFrom('a'.repeat(64), 'b'.repeat(64))), alt: words, width: fc.integer({ min: 25, max: 100 }) })
  .chain((attrs) => inlines.map((content): PaperNode => ({ type: 'figure', attrs, content })))
const callout = fc
  .record({ kind: fc.constantFrom('note', 'key_message', 'example') })
  .chain((attrs) => lines.map((content): PaperNode => ({ type: 'callout', attrs, content })))
const cell = fc
  .record({ colspan: fc.integer({ min: 1, max: 3 }), rowspan: fc.constant(1), colwidth: maybe(fc.constant([120])) })
  .chain((attrs) => lines.map((content): PaperNode => ({ type: 'tableCell', attrs, content })))
const table = fc
  .array(fc.array(cell, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 2 })
  .map((rows): PaperNode => ({ type: 'table', content: rows.map((content) => ({ type: 'tableRow', content })) }))
const block = fc.oneof(paragraph, recommendation, evidence, figure, callout, table, fc.constant<PaperNode>({ type: 'pageBreak' }))
const section = fc.array(block, { minLength: 1, maxLength: 6 }).map((content): SectionContent => ({ type: 'doc', content }))

/** As it is stored: attributes that hold nothing are not there, and neither is content. */
function asStored({ type, attrs, content, ...rest }: PaperNode): PaperNode {
  const held = Object.entries(attrs ?? {})
    .filter(([, value]) => value !== null)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return {
    type,
    ...rest,
    ...(held.length > 0 ? { attrs: Object.fromEntries(held) } : {}),
    ...(content?.length ? { content: content.map(asStored) } : {}),
  }
}

/** What the editor shows of a text, as JSON. */
const shown = (node: Node): PaperNode => asStored(node.toJSON())

test('what an editor writes into the shared text is what papers are stored as, and what another editor reads back', () => {
  fc.assert(
    fc.property(section, (content) => {
      const node = schema.nodeFromJSON(content)
      node.check()
      const fragment = prosemirrorToYDoc(node, 'content').getXmlFragment('content')
      expect(contentOf(fragment)).toEqual(shown(node))
      expect(yXmlFragmentToProseMirrorRootNode(fragment, schema).toJSON()).toEqual(node.toJSON())
    }),
  )
})

test('what the server writes into the shared text is what papers are stored as', () => {
  fc.assert(
    fc.property(section, (content) => {
      const stored = shown(schema.nodeFromJSON(content)) as SectionContent
      const first = encodeFirstText(1)
      const read = readText({
        title: '',
        bytes: mergedText({ epoch: 1, head: 2, base: first, tail: [encodeAppended(first, 2, stored)], claims: [] }),
      })
      expect(read.content).toEqual(stored)
    }),
  )
})

test('every value that the arbitraries above give is one that the gate takes', () => {
  fc.assert(
    fc.property(section, (content) => {
      const visit = ({ type, attrs, content: inner }: PaperNode): void => {
        for (const [name, value] of Object.entries(attrs ?? {}))
          expect([type, name, NODE_ATTRIBUTES[type]?.[name]?.(value)]).toEqual([type, name, true])
        for (const child of inner ?? []) if (child.type !== 'text') visit(child)
      }
      for (const child of content.content ?? []) visit(child)
    }),
  )
})
