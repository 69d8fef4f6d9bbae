import { paperExtensions } from '@concord/paper/nodes'
import { getSchema } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { EditorState, TextSelection } from '@tiptap/pm/state'
import { expect, test } from 'vitest'
import { moveBlock } from './block-moves.ts'

const schema = getSchema(paperExtensions())
const line = (words: string) => schema.nodes.paragraph!.create(null, schema.text(words))
const list = (...items: Node[]) =>
  schema.nodes.bulletList!.create(
    null,
    items.map((item) => schema.nodes.listItem!.create(null, item)),
  )

/** Puts the caret into `words` and moves. */
function move(blocks: Node[], words: string, by: 1 | -1) {
  const doc = schema.nodes.doc!.create(null, blocks)
  let at = 0
  doc.descendants((node, pos) => {
    if (node.text === words) at = pos + 1
  })
  const state = EditorState.create({ doc, selection: TextSelection.create(doc, at) })
  const change = moveBlock(state, by)
  return change && { text: change.doc.textBetween(0, change.doc.content.size, '|'), caret: change.selection.$from.parent.textContent }
}

test('a block changes places with its neighbour, and the caret stays in it', () => {
  const blocks = [line('one'), line('two'), line('three')]
  expect(move(blocks, 'two', -1)).toEqual({ text: 'two|one|three', caret: 'two' })
  expect(move(blocks, 'two', 1)).toEqual({ text: 'one|three|two', caret: 'two' })
})

test('an item moves in its list first, the list itself from the list’s end', () => {
  const blocks = [line('before'), list(line('one'), line('two')), line('after')]
  expect(move(blocks, 'two', -1)).toEqual({ text: 'before|two|one|after', caret: 'two' })
  expect(move(blocks, 'two', 1)).toEqual({ text: 'before|after|one|two', caret: 'two' })
})

test('nothing moves past the ends of a section', () => {
  expect(move([line('one'), line('two')], 'one', -1)).toBeUndefined()
  expect(move([line('one'), line('two')], 'two', 1)).toBeUndefined()
})
