import type { Editor } from '@tiptap/core'
import type { Transaction } from '@tiptap/pm/state'
import { separateUndo } from '../references.ts'
import type { BlockHandle } from './block-handle.ts'

/** Makes a change that is undone by itself, together with neither what came before nor what comes after. */
export function dispatchAlone(editor: Editor, change: Transaction): void {
  separateUndo(editor.state)
  editor.view.dispatch(change)
  separateUndo(editor.state)
}

/** Changes some of a block's fields in the shared text, as one step to undo; false where the block is gone. */
export function changeBlock(editor: Editor, handle: BlockHandle, changes: Readonly<Record<string, unknown>>): boolean {
  if (editor.isDestroyed) return false
  const found = handle.find(editor.state)
  if (!found) return false
  const change = editor.state.tr
  for (const [name, value] of Object.entries(changes)) {
    if (JSON.stringify(found.node.attrs[name]) !== JSON.stringify(value)) change.setNodeAttribute(found.pos, name, value)
  }
  if (change.docChanged) dispatchAlone(editor, change)
  return true
}

/** Takes a block or note out of the text. */
export function removeBlock(editor: Editor, handle: BlockHandle): void {
  const found = editor.isDestroyed ? undefined : handle.find(editor.state)
  if (found) dispatchAlone(editor, editor.state.tr.delete(found.pos, found.pos + found.node.nodeSize))
}
