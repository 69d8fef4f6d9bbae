import { MAX_BLOCK_DEPTH, MAX_TABLE_COLUMNS } from '@concord/paper'
import { paperExtensions } from '@concord/paper/nodes'
import { getSchema } from '@tiptap/core'
import { Fragment, type Node } from '@tiptap/pm/model'
import { EditorState } from '@tiptap/pm/state'
import { expect, test } from 'vitest'
import { cleanFragment, limitReached } from './block-limits.ts'

const schema = getSchema(paperExtensions())
const line = (text = 'x') => schema.nodes.paragraph!.create(null, schema.text(text))
const quoted = (depth: number): Node => (depth === 1 ? line() : schema.nodes.blockquote!.create(null, quoted(depth - 1)))
const row = (cells: number, colspan = 1) =>
  schema.nodes.tableRow!.create(
    null,
    Array.from({ length: cells }, () => schema.nodes.tableCell!.create({ colspan }, line())),
  )
const table = (...rows: Node[]) => schema.nodes.table!.create(null, rows)
const stateOf = (...blocks: Node[]) => EditorState.create({ doc: schema.nodes.doc!.create(null, blocks) })

test('a block may stand as deep as the gate lets it, and no deeper', () => {
  const { tr } = stateOf(line())
  expect(limitReached(tr.insert(0, quoted(MAX_BLOCK_DEPTH)))).toBeUndefined()
  expect(limitReached(stateOf(line()).tr.insert(0, quoted(MAX_BLOCK_DEPTH + 1)))).toBe('too_deep')
})

test('a wrapper around what is deep already counts what it holds', () => {
  const state = stateOf(quoted(MAX_BLOCK_DEPTH))
  const range = state.doc.resolve(1).blockRange(state.doc.resolve(state.doc.content.size - 1))!
  expect(limitReached(state.tr.wrap(range, [{ type: schema.nodes.blockquote! }]))).toBe('too_deep')
})

test('a text that somebody else has nested too deep can still be typed in', () => {
  const state = stateOf(quoted(MAX_BLOCK_DEPTH + 1))
  expect(limitReached(state.tr.insertText('y', MAX_BLOCK_DEPTH + 1))).toBeUndefined()
})

test('a table has as many columns as it may, counted with what its cells span', () => {
  const { tr } = stateOf(line())
  expect(limitReached(tr.insert(0, table(row(MAX_TABLE_COLUMNS))))).toBeUndefined()
  expect(limitReached(stateOf(line()).tr.insert(0, table(row(MAX_TABLE_COLUMNS + 1))))).toBe('too_many_columns')
  expect(limitReached(stateOf(line()).tr.insert(0, table(row(2, 40))))).toBe('too_many_columns')
  const full = stateOf(table(row(MAX_TABLE_COLUMNS)))
  expect(limitReached(full.tr.insert(2, schema.nodes.tableCell!.create(null, line())))).toBe('too_many_columns')
  expect(limitReached(full.tr.insertText('typed', 4))).toBeUndefined()
})

test('a wide table loses what is beyond, and says so; the rest of the paste stays', () => {
  let cuts = 0
  const cleaned = cleanFragment(Fragment.from([line('before'), table(row(100), row(3)), line('after')]), () => {
    cuts += 1
  })
  expect(cuts).toBe(1)
  expect(cleaned.child(1).children.map(({ childCount }) => childCount)).toEqual([MAX_TABLE_COLUMNS, 3])
  expect([cleaned.child(0).textContent, cleaned.child(2).textContent]).toEqual(['before', 'after'])
})

test('values that the gate would refuse become the schema’s own, and a script’s link goes', () => {
  const cell = schema.nodes.tableCell!.create({ colspan: 1, rowspan: 5_000 }, line())
  const link = schema.marks.link!.create({ href: 'javascript:alert(1)' })
  const bad = [
    schema.nodes.orderedList!.create({ start: -5 }, schema.nodes.listItem!.create(null, line())),
    table(schema.nodes.tableRow!.create(null, cell)),
    schema.nodes.paragraph!.create(null, schema.text('here', [link, schema.marks.bold!.create()])),
    schema.nodes.evidence!.create({ source: 'javascript:alert(1)', value: '7' }, line()),
  ]
  const cleaned = cleanFragment(Fragment.from(bad), () => {})
  expect(cleaned.child(0).attrs.start).toBe(1)
  expect(cleaned.child(1).firstChild!.firstChild!.attrs.rowspan).toBe(1)
  expect(cleaned.child(2).firstChild!.marks.map(({ type }) => type.name)).toEqual(['bold'])
  expect(cleaned.child(3).attrs).toMatchObject({ source: null, value: '7' })
})
