import { acceptSuggestions, listSuggestions, rejectSuggestions, type SectionContent, suggestionKey } from '@concord/paper'
import type { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import { ReplaceStep } from '@tiptap/pm/transform'
import { yUndoPluginKey } from '@tiptap/y-tiptap'
import { suggestingKey } from './suggesting.ts'

export type Settling = 'accept' | 'reject'

/**
 * Takes suggestions in, or takes them away: one after the other, so that between two of them every character keeps its author, and as one
 * step for undoing. Answers how many there were.
 */
export function settleSuggestions(editor: Editor, keys: ReadonlySet<string>, how: Settling): number {
  const meant = listSuggestions(contentOf(editor.state.doc)).filter((suggestion) => keys.has(suggestionKey(suggestion)))
  const undo = yUndoPluginKey.getState(editor.state)?.undoManager
  undo?.stopCapturing()
  const pauseMs: number | undefined = undo?.captureTimeout
  if (undo) undo.captureTimeout = Number.MAX_SAFE_INTEGER
  try {
    for (const suggestion of meant) settleOne(editor, suggestionKey(suggestion), how)
  } finally {
    if (undo) {
      undo.captureTimeout = pauseMs
      undo.stopCapturing()
    }
  }
  return meant.length
}

const contentOf = (doc: Node): SectionContent => doc.toJSON() as SectionContent

function settleOne(editor: Editor, key: string, how: Settling): void {
  const settled = settleIn(editor.state, key, how)
  if (settled) editor.view.dispatch(settled)
}

/** The transaction that takes one suggestion in or away; undefined where nothing is different. */
export function settleIn(state: EditorState, key: string, how: Settling): Transaction | undefined {
  const settle = how === 'accept' ? acceptSuggestions : rejectSuggestions
  const after = state.schema.nodeFromJSON(settle(contentOf(state.doc), (tag) => suggestionKey(tag) === key))
  const start = state.doc.content.findDiffStart(after.content)
  const end = state.doc.content.findDiffEnd(after.content)
  if (start === null || !end) return undefined
  const overlap = Math.max(0, start - Math.min(end.a, end.b))
  // As it is: what surrounds the place is the same in both, and a fitted slice might be put together differently.
  return state.tr.step(new ReplaceStep(start, end.a + overlap, after.slice(start, end.b + overlap))).setMeta(suggestingKey, true)
}
