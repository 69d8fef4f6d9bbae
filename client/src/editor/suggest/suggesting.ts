import { isSuggestionMark } from '@concord/paper'
import { Extension } from '@tiptap/core'
import { Fragment, type Node, Slice } from '@tiptap/pm/model'
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import { ReplaceStep } from '@tiptap/pm/transform'
import type { EditorView } from '@tiptap/pm/view'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { suggestInstead } from './suggest-instead.ts'
import { type Suggester, suggestionMark, tagFor } from './suggester.ts'

/** Set on transactions that are as they should be: suggestions, and what settles them. */
export const suggestingKey = new PluginKey('suggesting')

export type SuggestingOptions = {
  suggester: Suggester
  /** Asked before every change: whether what the person does is to be a suggestion. */
  isSuggesting: () => boolean
  /** A change could not be made as a suggestion and was not made at all. */
  onRefused: () => void
}

const comesFromTheRoom = (transaction: Transaction): boolean => transaction.getMeta(ySyncPluginKey)?.isChangeOrigin === true

/**
 * Turns what a person does into suggestions, while they are suggesting; what others write, undoing and redoing come from the room and are
 * never touched. Whoever edits does not write on in somebody's suggestion: what they type is text.
 */
export const Suggesting = Extension.create<SuggestingOptions>({
  name: 'suggesting',
  priority: 1050,
  addOptions: () => ({ suggester: { personId: '', now: Date.now, newId: () => '' }, isSuggesting: () => false, onRefused: () => {} }),

  dispatchTransaction({ transaction, next }) {
    const { suggester, isSuggesting, onRefused } = this.options
    if (this.editor.isCapturingTransaction || isNoWish(transaction)) return next(transaction)
    if (!isSuggesting()) return next(stripTyped(transaction, this.editor.view))
    const suggestion = suggestInstead(this.editor.state, transaction, suggester)
    if (suggestion) next(suggestion.setMeta(suggestingKey, true))
    else onRefused()
  },

  addProseMirrorPlugins() {
    const { suggester, isSuggesting } = this.options
    return [
      new Plugin({
        key: suggestingKey,
        filterTransaction: (transaction, state) => isNoWish(transaction) || !isSuggesting() || isOwnAlready(transaction, state, suggester),
        props: {
          transformCopied: (slice) => new Slice(asAccepted(slice.content), slice.openStart, slice.openEnd),
          handleDOMEvents: {
            compositionstart: (view) => {
              if (isSuggesting() && view.editable) beginComposition(view, suggester)
              return false
            },
          },
        },
      }),
    ]
  },
})

const isNoWish = (transaction: Transaction): boolean =>
  !transaction.docChanged || comesFromTheRoom(transaction) || transaction.getMeta(suggestingKey) === true

/** Plugins that answer a suggestion may tidy up what the person has proposed, and nothing else. */
const isOwnAlready = (transaction: Transaction, state: EditorState, suggester: Suggester): boolean =>
  transaction.before.eq(state.doc) && suggestInstead(state, transaction, suggester) === transaction

/**
 * An input method writes into the page itself and loses its place when that is drawn anew. So the caret gets its mark before it begins:
 * what it writes is a proposal from the first stroke.
 */
function beginComposition(view: EditorView, suggester: Suggester): void {
  if (!view.state.selection.empty) view.dispatch(view.state.tr.deleteSelection())
  const { $from } = view.state.selection
  if (!$from.parent.inlineContent) return
  const mark = suggestionMark(view.state.schema, 'insertion', tagFor(view.state.doc, $from.pos, $from.pos, suggester))
  const marks = ($from.marks() ?? []).filter(
    ({ type }) => type.name !== 'deletion' && type.name !== 'boundary' && type.name !== 'formatting',
  )
  view.dispatch(
    view.state.tr.setStoredMarks(mark.addToSet(marks.filter(({ type, attrs }) => type.name !== 'insertion' || attrs.by !== mark.attrs.by))),
  )
}

const SIGNS = new Set(['deletion', 'boundary'])

/** What is copied goes without suggestions: what is to go stays behind, what is proposed is text. */
const asAccepted = (content: Fragment): Fragment =>
  Fragment.from(
    content.content.flatMap((node): Node[] => {
      if (node.isText) {
        const isGone = node.marks.some(({ type }) => SIGNS.has(type.name))
        return isGone ? [] : [node.mark(node.marks.filter(({ type }) => !isSuggestionMark(type.name)))]
      }
      const attrs = 'suggestion' in node.attrs ? { ...node.attrs, suggestion: null } : node.attrs
      return [node.type.create(attrs, asAccepted(node.content), node.marks)]
    }),
  )

/** Words typed in the middle of a suggestion by somebody who edits are no part of it. */
function stripTyped(transaction: Transaction, view: EditorView): Transaction {
  if (view.composing) return transaction
  for (const [index, step] of transaction.steps.entries()) {
    if (!(step instanceof ReplaceStep) || !step.slice.content.firstChild?.isText || step.slice.openStart > 0) continue
    const forth = transaction.mapping.slice(index + 1)
    const [from, to] = [forth.map(step.from, 1), forth.map(step.from + step.slice.size, -1)]
    for (const name of ['insertion', 'deletion', 'boundary', 'formatting']) {
      const type = view.state.schema.marks[name]!
      if (from < to && transaction.doc.rangeHasMark(from, to, type)) transaction.removeMark(from, to, type)
    }
  }
  return transaction
}
