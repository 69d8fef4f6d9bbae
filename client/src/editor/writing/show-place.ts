import type { Editor } from '@tiptap/core'
import { Selection, TextSelection } from '@tiptap/pm/state'

/** Brings a place of an editor into view and selects it. The focus goes there only where that is asked for. */
export function showPlace(editor: Editor, { from, to }: { from: number; to: number }, { isFocused }: { isFocused: boolean }): void {
  const { state, view } = editor
  const [start, end] = [Math.min(from, state.doc.content.size), Math.min(to, state.doc.content.size)]
  const [$from, $to] = [state.doc.resolve(start), state.doc.resolve(end)]
  const selection = $from.parent.inlineContent && $to.parent.inlineContent ? TextSelection.between($from, $to) : Selection.near($from, 1)
  view.dispatch(state.tr.setSelection(selection))
  const { node } = view.domAtPos(selection.from)
  const element = node instanceof Element ? node : node.parentElement
  element?.scrollIntoView({ block: 'center' })
  if (isFocused) view.focus()
}
