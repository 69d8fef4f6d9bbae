import { maybeBlockSuggestion } from '@concord/paper'
import type { Node } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import { AttrStep, type Step } from '@tiptap/pm/transform'
import type { Suggester } from './suggester.ts'

/** Whether all that a transaction changes lies in one block that the person has proposed: it is theirs to write in. */
export const isWithinOwnBlock = (wished: Transaction, suggester: Suggester): boolean =>
  wished.steps.length > 0 && wished.steps.every((step, index) => isStepWithin(step, wished.docs[index]!, suggester))

const isOwnBlock = (node: Node | null, { personId }: Suggester): boolean => {
  const standing = maybeBlockSuggestion(node?.attrs.suggestion)
  return standing?.kind === 'insert' && standing.by === personId
}

function isStepWithin(step: Step, doc: Node, suggester: Suggester): boolean {
  if (step instanceof AttrStep && step.attr !== 'suggestion') return isOwnPlace(doc, step.pos, suggester)
  const { from, to } = step as { from?: number; to?: number }
  if (from === undefined || to === undefined) return false
  const $from = doc.resolve(from)
  for (let depth = $from.sharedDepth(to); depth > 0; depth -= 1) {
    if (isOwnBlock($from.node(depth), suggester)) return $from.start(depth) <= from && to <= $from.end(depth)
  }
  return false
}

/** Whether the node at a place is a block that the person has proposed, or stands in one. */
function isOwnPlace(doc: Node, pos: number, suggester: Suggester): boolean {
  const $pos = doc.resolve(pos)
  return (
    isOwnBlock(doc.nodeAt(pos), suggester) ||
    Array.from({ length: $pos.depth }, (_, depth) => $pos.node(depth + 1)).some((node) => isOwnBlock(node, suggester))
  )
}
