import { paperExtensions } from '@concord/paper/nodes'
import { getSchema } from '@tiptap/core'
import { EditorState, Plugin, type Transaction } from '@tiptap/pm/state'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { expect, test } from 'vitest'
import { giveIds } from './stable-ids.ts'

const schema = getSchema(paperExtensions())
const line = (text = '') => schema.nodes.paragraph!.create(null, text === '' ? null : schema.text(text))
const ask = (id: string | null, ...lines: string[]) =>
  schema.nodes.recommendation!.create({ id }, lines.length === 0 ? [line()] : lines.map(line))

function editing(...blocks: ReturnType<typeof ask>[]) {
  let next = 0
  const options = { newId: () => `new-${++next}`, isTakenElsewhere: (id: string) => id === 'elsewhere' }
  const plugin = new Plugin({ appendTransaction: (transactions, before, after) => giveIds(transactions, before, after, options) })
  let state = EditorState.create({ doc: schema.nodes.doc!.create(null, blocks), plugins: [plugin] })
  return {
    change: (make: (transaction: Transaction) => Transaction) => {
      state = state.apply(make(state.tr))
    },
    get ids() {
      return state.doc.children.filter(({ type }) => type.name === 'recommendation').map(({ attrs }) => attrs.id)
    },
    get doc() {
      return state.doc
    },
  }
}

test('a copy gets an id of its own wherever it is pasted, and the original keeps its own', () => {
  const after = editing(ask('a', 'one'), line())
  after.change((tr) => tr.insert(tr.doc.content.size, ask('a', 'one')))
  expect(after.ids).toEqual(['a', 'new-1'])
  const before = editing(ask('a', 'one'), line())
  before.change((tr) => tr.insert(0, ask('a', 'one')))
  expect(before.ids).toEqual(['new-1', 'a'])
})

test('both halves of a split have an id, the first one the old', () => {
  const editor = editing(ask('a', 'one', 'two'))
  editor.change((tr) => tr.split(6, 1))
  expect(editor.ids).toEqual(['a', 'new-1'])
})

test('what is moved keeps its id', () => {
  const editor = editing(ask('a', 'one'), line('between'), ask('b', 'two'))
  const moved = editor.doc.child(0)
  editor.change((tr) => tr.delete(0, moved.nodeSize).insert(tr.doc.content.size, moved))
  expect(editor.ids).toEqual(['b', 'a'])
})

test('what is brought from another section keeps its id, unless it still stands there', () => {
  const editor = editing(line())
  editor.change((tr) => tr.insert(0, [ask('cut', 'one'), ask('elsewhere', 'two'), ask(null, 'three')]))
  expect(editor.ids).toEqual(['cut', 'new-1', 'new-2'])
})

test('typing in a block, and whatever comes from the room, gives no ids', () => {
  const editor = editing(ask('a', 'one'), ask('a', 'two'), ask(null))
  editor.change((tr) => tr.insertText('more', 2))
  expect(editor.ids).toEqual(['a', 'a', null])
  editor.change((tr) => tr.insert(0, ask('a')).setMeta(ySyncPluginKey, { isChangeOrigin: true }))
  expect(editor.ids).toEqual(['a', 'a', 'a', null])
})
