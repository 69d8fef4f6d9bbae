import { encodeBlockSuggestion, maybeBlockSuggestion, type SuggestionTag } from '@concord/paper'
import type { Node } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import { boundaryText } from './flat-content.ts'
import { isOwnProposal, type Suggester, suggestionMark } from './suggester.ts'

type Operation = { pos: number; apply: (tr: Transaction) => void }

/**
 * Marks what stands between two places as to be deleted; what the person has only proposed goes at once. Answers whether all of it could be
 * said as a suggestion; where not, the transaction is of no more use.
 */
export function suggestDeletion(tr: Transaction, from: number, to: number, tag: SuggestionTag, suggester: Suggester): boolean {
  const operations: Operation[] = []
  let isPossible = true
  const lineStarts: number[] = []
  tr.doc.nodesBetween(from, to, (node, pos) => {
    if (node.isTextblock) lineStarts.push(pos + 1)
    return true
  })
  // What ends within a line draws that line up: the lines before it become one with it, and nothing has to be said of them as a whole.
  const endsInLine = tr.doc.resolve(to).parent.isTextblock
  tr.doc.nodesBetween(from, to, (node, pos, parent) => {
    if (!isPossible) return false
    if (node.isText) {
      addText(operations, node, Math.max(from, pos), Math.min(to, pos + node.nodeSize), tag, suggester)
      return false
    }
    const isWhole = pos >= from && pos + node.nodeSize <= to
    if (isWhole && (node.isLeaf || 'suggestion' in node.attrs) && !(endsInLine && OPEN.has(node.type.name) && isBase(node))) {
      if (!('suggestion' in node.attrs)) isPossible = false
      else addBlock(operations, node, pos, tag, suggester)
      return false
    }
    if (isWhole && CELLS.has(node.type.name) && parent) isPossible = isPossible && !isTableCut(tr.doc, from, to, pos)
    if (node.isTextblock) addJoin(operations, tr.doc, node, pos, to, lineStarts, tag)
    return true
  })
  if (!isPossible) return false
  for (const { apply } of operations.toSorted((a, b) => b.pos - a.pos)) apply(tr)
  return true
}

const isBase = (node: Node): boolean => maybeBlockSuggestion(node.attrs.suggestion) === undefined

const CELLS = new Set(['tableRow', 'tableCell', 'tableHeader'])

/** Whether a deletion takes rows or cells out of a table that stays. */
function isTableCut(doc: Node, from: number, to: number, pos: number): boolean {
  const $pos = doc.resolve(pos)
  for (let depth = $pos.depth; depth > 0; depth -= 1) {
    if ($pos.node(depth).type.name === 'table') return $pos.before(depth) < from || $pos.after(depth) > to
  }
  return false
}

function addText(operations: Operation[], node: Node, from: number, to: number, tag: SuggestionTag, suggester: Suggester): void {
  if (from >= to) return
  if (isOwnProposal(node, suggester)) operations.push({ pos: from, apply: (tr) => tr.delete(from, to) })
  else if (!node.marks.some(({ type }) => type.name === 'deletion')) {
    operations.push({ pos: from, apply: (tr) => tr.addMark(from, to, suggestionMark(tr.doc.type.schema, 'deletion', tag)) })
  }
}

function addBlock(operations: Operation[], node: Node, pos: number, tag: SuggestionTag, { personId }: Suggester): void {
  const standing = maybeBlockSuggestion(node.attrs.suggestion)
  if (standing?.kind === 'insert' && standing.by === personId) operations.push({ pos, apply: (tr) => tr.delete(pos, pos + node.nodeSize) })
  else if (!standing || (standing.kind === 'turn' && standing.by === personId)) {
    const suggestion = encodeBlockSuggestion({ ...tag, kind: 'delete' })
    operations.push({ pos, apply: (tr) => tr.setNodeAttribute(pos, 'suggestion', suggestion) })
  }
}

/** A line whose end is taken out together with the beginning of the next becomes one with it. */
function addJoin(
  operations: Operation[],
  doc: Node,
  node: Node,
  pos: number,
  to: number,
  lineStarts: readonly number[],
  tag: SuggestionTag,
): void {
  const end = pos + node.nodeSize - 1
  const next = lineStarts.find((start) => start > end)
  if (next === undefined || next > to || !isSameRoom(doc, end, next)) return
  if (node.lastChild?.marks.some((mark) => mark.type.name === 'boundary' && mark.attrs.kind === 'join')) return
  operations.push({ pos: end, apply: (tr) => tr.insert(end, boundaryText(tr.doc.type.schema, 'join', tag)) })
}

/** Whether no wall (a cell, a recommendation, a figure …) stands between two lines. */
function isSameRoom(doc: Node, one: number, other: number): boolean {
  const [$one, $other] = [doc.resolve(one), doc.resolve(other)]
  const shared = $one.sharedDepth(other)
  const walls = [$one, $other].flatMap(($pos) => Array.from({ length: $pos.depth - shared }, (_, index) => $pos.node(shared + 1 + index)))
  return walls.every(({ type }) => OPEN.has(type.name))
}

const OPEN = new Set(['paragraph', 'heading', 'bulletList', 'orderedList', 'listItem', 'blockquote'])
