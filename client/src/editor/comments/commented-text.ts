import { maybeAnchor, type SectionRoom, type TextRange } from '@concord/collab/browser'
import { MAX_QUOTE_CHARACTERS } from '@concord/contract'
import type { Editor } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'
import { placeOfThread } from './comment-marks.ts'
import { findWords } from './find-quote.ts'
import type { CommentedText, CommentedWords, EarlierSelection, Passage } from './section-comments.ts'

/** The server looks for these words in the text: a quote that is cut ends with a whole character. */
const quoteOf = ({ state }: Editor, { from, to }: TextRange): string =>
  state.doc
    .textBetween(from, to, '\n', '\n')
    .trim()
    .slice(0, MAX_QUOTE_CHARACTERS)
    .replace(/[\ud800-\udbff]$/, '')
    .toWellFormed()

/** What a comment on this range hangs on; undefined where the range holds no words. */
function maybeWords(editor: Editor, fragment: SectionRoom['fragment'], range: TextRange): CommentedWords | undefined {
  const anchor = maybeAnchor(fragment, range, (name) => editor.schema.nodes[name]?.isLeaf ?? false)
  const quote = quoteOf(editor, range)
  return anchor && quote !== '' ? { anchor, quote } : undefined
}

function blockAround({ state }: Editor): TextRange {
  const { $from } = state.selection
  return $from.parent.isTextblock ? { from: $from.start(), to: $from.end() } : state.selection
}

function passagesOf(editor: Editor, fragment: SectionRoom['fragment']): Passage[] {
  const passages: Passage[] = []
  editor.state.doc.descendants((node, place) => {
    if (!node.isTextblock) return true
    const words = maybeWords(editor, fragment, { from: place + 1, to: place + node.nodeSize - 1 })
    if (words) passages.push({ ...words, from: place })
    return false
  })
  return passages
}

/** Whether a tap puts a keyboard over half of the screen; then reading a comment must not take the focus into the text. */
const isTouch = (): boolean => window.matchMedia('(pointer: coarse)').matches

function showThread(editor: Editor, threadId: string): boolean {
  const { view, state } = editor
  const range = placeOfThread(state, threadId)
  if (!range) return false
  view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, range.from)).setMeta('addToHistory', false))
  const { node } = view.domAtPos(range.from)
  const element = node instanceof Element ? node : node.parentElement
  element?.scrollIntoView({ block: 'center' })
  if (!isTouch()) view.dom.focus({ preventScroll: true })
  return true
}

/** What the page can do with the text in this editor. */
export const commentedText = (editor: Editor, fragment: SectionRoom['fragment']): CommentedText => ({
  show: (threadId) => showThread(editor, threadId),
  selected() {
    const { selection } = editor.state
    if (!selection.empty) return maybeWords(editor, fragment, selection)
    return editor.isEditable && editor.isFocused ? maybeWords(editor, fragment, blockAround(editor)) : undefined
  },
  passages: () => passagesOf(editor, fragment),
})

/** Selects again what was selected in the text that stood here before the editor. */
export function selectAgain({ view, state }: Editor, { words, nth }: EarlierSelection): void {
  const range = findWords(state.doc, words, nth)
  if (!range) return
  const [start, end] = [view.domAtPos(range.from), view.domAtPos(range.to)]
  view.dom.focus({ preventScroll: true })
  // Where nobody may write, ProseMirror follows the page's own selection and never sets it.
  document.getSelection()?.setBaseAndExtent(start.node, start.offset, end.node, end.offset)
}
