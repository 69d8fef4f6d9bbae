import type { Editor } from '@tiptap/core'
import { separateUndo } from '../references.ts'
import { findInDoc, type Match } from './find-matches.ts'

/** Replaces matches as one undo step. Answers how many were replaced: none where this person may not write. */
function replaceAt(editor: Editor, matches: readonly Match[], replacement: string): number {
  if (!editor.isEditable || matches.length === 0) return 0
  const change = editor.state.tr
  for (const { from, to } of matches.toReversed()) {
    if (replacement === '') change.delete(from, to)
    else change.insertText(replacement, from, to)
  }
  const before = editor.state.doc
  separateUndo(editor.state)
  editor.view.dispatch(change)
  separateUndo(editor.state)
  return editor.state.doc.eq(before) ? 0 : matches.length
}

/** Replaces every match of a section. */
export const replaceAll = (editor: Editor, pattern: RegExp, replacement: string): number =>
  replaceAt(editor, findInDoc(editor.state.doc, pattern), replacement)

/** Replaces the match that stands at this place among its section's. */
export function replaceOne(editor: Editor, pattern: RegExp, index: number, replacement: string): number {
  const match = findInDoc(editor.state.doc, pattern)[index]
  return match ? replaceAt(editor, [match], replacement) : 0
}
