import { paperExtensions } from '@concord/paper/nodes'
import { getSchema } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { EditorState, Selection } from '@tiptap/pm/state'
import { CellSelection } from '@tiptap/pm/tables'
import { expect, test } from 'vitest'
import { cellAtCaret, givenWidth, setColumnWidth } from './column-width.ts'

const schema = getSchema(paperExtensions())
const cell = (text: string, attrs: object = {}) =>
  schema.nodes.tableCell!.create(attrs, schema.nodes.paragraph!.create(null, schema.text(text)))
const row = (...cells: Node[]) => schema.nodes.tableRow!.create(null, cells)
const stateOf = (...rows: Node[]) => EditorState.create({ doc: schema.nodes.doc!.create(null, schema.nodes.table!.create(null, rows)) })

const placeOf = (state: EditorState, text: string): number => {
  let found = -1
  state.doc.descendants((node, pos) => {
    if (node.isText && node.text === text) found = pos
  })
  return found
}
const caretIn = (state: EditorState, text: string) =>
  state.apply(state.tr.setSelection(Selection.near(state.doc.resolve(placeOf(state, text)))))
const set = (state: EditorState, width: number) => state.apply(setColumnWidth(state, width)!)
const widths = (state: EditorState) => {
  const found: Record<string, unknown> = {}
  state.doc.descendants((node) => {
    if (node.type.name === 'tableCell') found[node.textContent] = node.attrs.colwidth
  })
  return found
}

const plain = () => stateOf(row(cell('a1'), cell('b1')), row(cell('a2'), cell('b2')))
/** A merged header over both columns, and a cell that is two rows high. */
const merged = () =>
  stateOf(row(cell('ab', { colspan: 2 }), cell('c1')), row(cell('a2', { rowspan: 2 }), cell('b2'), cell('c2')), row(cell('b3'), cell('c3')))

test('the column at the caret gets its width in every row, and another one later', () => {
  const state = set(caretIn(plain(), 'b2'), 180)
  expect(widths(state)).toEqual({ a1: null, b1: [180], a2: null, b2: [180] })
  expect([givenWidth(state), givenWidth(caretIn(state, 'a1'))]).toEqual([180, undefined])
  expect(widths(set(state, 90))).toEqual({ a1: null, b1: [90], a2: null, b2: [90] })
})

test('a merged cell keeps the widths of its other columns', () => {
  const first = set(caretIn(merged(), 'a2'), 90)
  expect(widths(first)).toEqual({ ab: [90, 0], c1: null, a2: [90], b2: null, c2: null, b3: null, c3: null })
  const second = set(caretIn(first, 'b3'), 200)
  expect(widths(second)).toMatchObject({ ab: [90, 200], a2: [90], b2: [200], b3: [200] })
})

test('in a merged cell, and with several cells selected, all their columns get it', () => {
  expect(widths(set(caretIn(merged(), 'ab'), 120))).toMatchObject({ ab: [120, 120], a2: [120], b2: [120], c1: null })
  const state = plain()
  const selected = state.apply(state.tr.setSelection(CellSelection.create(state.doc, placeOf(state, 'a1') - 2, placeOf(state, 'b1') - 2)))
  expect(widths(set(selected, 70))).toEqual({ a1: [70], b1: [70], a2: [70], b2: [70] })
})

test('outside of a table there is no column', () => {
  const state = EditorState.create({ doc: schema.nodes.doc!.create(null, schema.nodes.paragraph!.create()) })
  expect([setColumnWidth(state, 100), givenWidth(state), cellAtCaret(state)]).toEqual([undefined, undefined, undefined])
})
