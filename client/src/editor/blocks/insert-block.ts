import type { ChainedCommands } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { type EditorState, Selection, TextSelection, type Transaction } from '@tiptap/pm/state'

/** Where a block goes that stands at the top of a section: in place of the empty line with the caret, else below its block. */
function topPlace({ doc, selection }: Transaction): { from: number; to: number } {
  const { $from } = selection
  if ($from.depth === 0) return { from: selection.to, to: selection.to }
  const top = $from.node(1)
  const after = $from.after(1)
  const isEmptyLine = top.type.name === 'paragraph' && top.content.size === 0
  return { from: isEmptyLine ? $from.before(1) : Math.min(after, doc.content.size), to: after }
}

/** Below a last block nobody could click: a line to go on with. */
function addLineBelow(change: Transaction, after: number): void {
  if (after === change.doc.content.size) change.insert(after, change.doc.type.schema.nodes.paragraph!.create())
}

/** Puts a block at the top of the section, at the caret. The caret goes into it, or below one that holds no text. */
export function putBlock(change: Transaction, block: Node): Transaction {
  const { from, to } = topPlace(change)
  change.replaceWith(from, to, block)
  addLineBelow(change, from + block.nodeSize)
  const inside = Selection.findFrom(change.doc.resolve(block.isLeaf ? from + block.nodeSize : from + 1), 1, true)
  if (inside) change.setSelection(inside)
  return change.scrollIntoView()
}

const build = (state: EditorState, name: string, attributes: Record<string, unknown>): Node =>
  state.schema.nodes[name]!.createAndFill(attributes)!

/** Inserts one of the paper's own blocks, in a chain of commands. */
export const insertBlock =
  (name: string, attributes: () => Record<string, unknown> = () => ({})) =>
  (chain: ChainedCommands): ChainedCommands =>
    chain.command(({ tr, state, dispatch }) => {
      if (dispatch) putBlock(tr, build(state, name, attributes()))
      return true
    })

/** Whether a footnote can stand behind the selected words. */
export function maySetFootnote({ selection, schema }: EditorState): boolean {
  const { $to } = selection
  return $to.parent.inlineContent && $to.parent.canReplaceWith($to.index(), $to.index(), schema.nodes.footnote!)
}

/** Puts a footnote behind the selected words, in a chain of commands. */
export const insertFootnote =
  (text: string) =>
  (chain: ChainedCommands): ChainedCommands =>
    chain.command(({ tr, state, dispatch }) => {
      if (!maySetFootnote(state)) return false
      if (!dispatch) return true
      const { to } = tr.selection
      tr.insert(to, state.schema.nodes.footnote!.create({ text }))
      tr.setSelection(TextSelection.create(tr.doc, to + 1)).scrollIntoView()
      return true
    })
