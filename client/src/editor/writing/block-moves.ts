import { Extension } from '@tiptap/core'
import type { EditorState, Transaction } from '@tiptap/pm/state'

type Range = { from: number; to: number; index: number; last: number; parent: number }

/** The blocks around the selection at one depth, where both its ends stand among the same siblings. */
function rangeAt({ selection: { $from, $to } }: EditorState, depth: number): Range | undefined {
  if ($from.depth < depth || $to.depth < depth || $from.start(depth - 1) !== $to.start(depth - 1)) return undefined
  return { from: $from.before(depth), to: $to.after(depth), index: $from.index(depth - 1), last: $to.index(depth - 1), parent: depth - 1 }
}

/** The depths at which something can be moved, the innermost first: an item of a list, then the block of the section. */
function depths({ selection: { $from } }: EditorState): number[] {
  const items: number[] = []
  for (let depth = $from.depth; depth > 1; depth -= 1) if ($from.node(depth).type.name === 'listItem') items.push(depth)
  return $from.depth > 0 ? [...items.slice(0, 1), 1] : []
}

/** Moves the block with the caret one place up or down: its neighbour goes to the other side, so that the caret stays where it is. */
export function moveBlock(state: EditorState, by: 1 | -1): Transaction | undefined {
  for (const depth of depths(state)) {
    const range = rangeAt(state, depth)
    if (!range) continue
    const parent = state.selection.$from.node(range.parent)
    const neighbour = parent.maybeChild(by < 0 ? range.index - 1 : range.last + 1)
    if (!neighbour) continue
    const change = state.tr
    if (by < 0) {
      change.insert(range.to, neighbour).delete(range.from - neighbour.nodeSize, range.from)
    } else {
      change.delete(range.to, range.to + neighbour.nodeSize).insert(range.from, neighbour)
    }
    return change.scrollIntoView()
  }
  return undefined
}

/** Alt+Shift and the arrow keys move a block or an item of a list, as in Word. */
export const BlockMoves = Extension.create({
  name: 'blockMoves',
  addKeyboardShortcuts() {
    const move = (by: 1 | -1) => () => {
      const change = this.editor.isEditable ? moveBlock(this.editor.state, by) : undefined
      if (change) this.editor.view.dispatch(change)
      return true
    }
    return { 'Alt-Shift-ArrowUp': move(-1), 'Alt-Shift-ArrowDown': move(1) }
  },
})
