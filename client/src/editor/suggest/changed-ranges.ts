import type { Node } from '@tiptap/pm/model'
import type { Step } from '@tiptap/pm/transform'
import { Mapping } from '@tiptap/pm/transform'

/** What stood between two places of the text before (A) stands between two places of the text after (B) in its new form. */
export type ChangedRange = { fromA: number; toA: number; fromB: number; toB: number }

/** The places that steps change, in order and apart from each other; what is between them is the same before and after. */
export function changedRanges(before: Node, after: Node, steps: readonly Step[]): ChangedRange[] {
  const maps = steps.map((step) => step.getMap())
  const ranges = maps.flatMap((map, index) => {
    const back = new Mapping(maps.slice(0, index)).invert()
    const forth = new Mapping(maps.slice(index + 1))
    const found: ChangedRange[] = []
    map.forEach((oldStart, oldEnd, newStart, newEnd) => {
      found.push({ fromA: back.map(oldStart, -1), toA: back.map(oldEnd, 1), fromB: forth.map(newStart, -1), toB: forth.map(newEnd, 1) })
    })
    return found
  })
  const merged = mergeRanges(ranges)
  const grown = merged.reduce((sum, { fromA, toA, fromB, toB }) => sum + toB - fromB - (toA - fromA), 0)
  const isSound = grown === after.content.size - before.content.size && merged.every((range, index) => isAligned(range, merged[index - 1]))
  return (isSound ? merged : wholeRange(before, after)).map((range) => trim(before, after, range))
}

function mergeRanges(ranges: readonly ChangedRange[]): ChangedRange[] {
  const merged: ChangedRange[] = []
  for (const range of ranges.toSorted((a, b) => a.fromA - b.fromA || a.fromB - b.fromB)) {
    const last = merged.at(-1)
    if (!last || (range.fromA > last.toA && range.fromB > last.toB)) merged.push({ ...range })
    else {
      last.toA = Math.max(last.toA, range.toA)
      last.fromB = Math.min(last.fromB, range.fromB)
      last.toB = Math.max(last.toB, range.toB)
    }
  }
  return merged
}

/** Between two ranges stands as much before as after. */
const isAligned = (range: ChangedRange, last: ChangedRange = { fromA: 0, toA: 0, fromB: 0, toB: 0 }): boolean =>
  range.fromA - last.toA === range.fromB - last.toB

function wholeRange(before: Node, after: Node): ChangedRange[] {
  const from = before.content.findDiffStart(after.content)
  const end = before.content.findDiffEnd(after.content)
  if (from === null || !end) return []
  // Where something is repeated the ends may lie before the start.
  const overlap = Math.max(0, from - Math.min(end.a, end.b))
  return [{ fromA: from, toA: end.a + overlap, fromB: from, toB: end.b + overlap }]
}

/** Beginnings and ends of blocks that are the same before and after are no change. */
function trim(before: Node, after: Node, range: ChangedRange): ChangedRange {
  let { fromA, toA, fromB, toB } = range
  while (fromA < toA && fromB < toB && sameEdge(before.resolve(fromA).nodeAfter, after.resolve(fromB).nodeAfter)) {
    fromA += 1
    fromB += 1
  }
  while (fromA < toA && fromB < toB && sameEdge(before.resolve(toA).nodeBefore, after.resolve(toB).nodeBefore)) {
    toA -= 1
    toB -= 1
  }
  return { fromA, toA, fromB, toB }
}

/** Whether two places are both the edge of a block from outside (of the same one) or both from inside. */
const sameEdge = (a: Node | null, b: Node | null): boolean =>
  a === null || b === null ? a === b : !a.isLeaf && !b.isLeaf && !a.isText && !b.isText && a.sameMarkup(b)
