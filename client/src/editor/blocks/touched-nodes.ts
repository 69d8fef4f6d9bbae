import type { Node } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'

type Range = { from: number; to: number }

/** Whether a node that `wanted` takes begins or ends in a range. */
function bounds(doc: Node, { from, to }: Range, wanted: (node: Node) => boolean): boolean {
  let found = false
  doc.nodesBetween(from, to, (node, pos) => {
    const end = pos + node.nodeSize
    if (!found && wanted(node)) found = (pos >= from && pos < to) || (end > from && end <= to)
    return !found
  })
  return found
}

/** Whether a transaction takes away, brings or moves the beginning or the end of a node that `wanted` takes. Looks only at what has changed. */
export function isTouched(transaction: Transaction, wanted: (node: Node) => boolean): boolean {
  return transaction.mapping.maps.some((map, step) => {
    const before = transaction.docs[step]!
    const after = transaction.docs[step + 1] ?? transaction.doc
    let found = false
    map.forEach((from, to, newFrom, newTo) => {
      found ||= bounds(before, { from, to }, wanted) || bounds(after, { from: newFrom, to: newTo }, wanted)
    })
    return found
  })
}

/** The ranges of the last document that transactions have brought or written anew. */
export function freshRanges(transactions: readonly Transaction[]): Range[] {
  const maps = transactions.flatMap(({ mapping }) => mapping.maps)
  return maps.flatMap((map, step) => {
    const ranges: Range[] = []
    map.forEach((_from, _to, from, to) => {
      const later = maps.slice(step + 1)
      const mapped = (pos: number, side: number) => later.reduce((at, next) => next.map(at, side), pos)
      ranges.push({ from: mapped(from, 1), to: mapped(to, -1) })
    })
    return ranges.filter(({ from, to }) => from < to)
  })
}
