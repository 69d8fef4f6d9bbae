import { keyOf, wordsIn } from './block-key.ts'
import type { HandedNode } from './handed-text.ts'

/** Two blocks that belong together, or one that only one of the texts has. */
export type BlockPair = readonly [before: HandedNode | undefined, after: HandedNode | undefined]

/** Blocks that are less alike than this are another block. */
const ALIKE = 0.3
/** More blocks than this between two equal ones are paired in their order. */
const MAX_COMPARED = 60

const TEXT_BLOCKS = new Set(['paragraph', 'heading'])

/** Whether a block can have become the other one at all. */
const mayBecome = (one: HandedNode, other: HandedNode): boolean =>
  one.type === other.type || (TEXT_BLOCKS.has(one.type) && TEXT_BLOCKS.has(other.type)) || (isList(one) && isList(other))

const isList = ({ type }: HandedNode): boolean => type === 'bulletList' || type === 'orderedList'

/** How much of their words two blocks share, from 0 to 1. */
function likeness(one: HandedNode, other: HandedNode): number {
  if (!mayBecome(one, other)) return 0
  const [words, others] = [wordsIn(one), wordsIn(other)]
  if (words.length + others.length === 0) return 1
  const left = new Map<string, number>()
  for (const word of words) left.set(word, (left.get(word) ?? 0) + 1)
  let shared = 0
  for (const word of others) {
    const count = left.get(word) ?? 0
    if (count > 0) shared += 1
    left.set(word, count - 1)
  }
  return (2 * shared) / (words.length + others.length)
}

/** The blocks of two texts side by side, in order: equal ones first, and between them those that are alike. */
export function alignBlocks(before: readonly HandedNode[], after: readonly HandedNode[]): BlockPair[] {
  const pairs: BlockPair[] = []
  let [from, to] = [0, 0]
  for (const [equal, other] of [...equalBlocks(before, after), [before.length, after.length] as const]) {
    pairs.push(...alignAlike(before.slice(from, equal), after.slice(to, other)))
    if (equal < before.length) pairs.push([before[equal], after[other]])
    ;[from, to] = [equal + 1, other + 1]
  }
  return pairs
}

/** The longest sequence of equal blocks, as their places. */
function equalBlocks(before: readonly HandedNode[], after: readonly HandedNode[]): (readonly [number, number])[] {
  const [keys, others] = [before.map(keyOf), after.map(keyOf)]
  return bestPath(keys.length, others.length, (one, other) => (keys[one] === others[other] ? 1 : 0))
}

function alignAlike(before: readonly HandedNode[], after: readonly HandedNode[]): BlockPair[] {
  const isMany = before.length > MAX_COMPARED || after.length > MAX_COMPARED
  const weigh = (one: number, other: number) => {
    if (isMany && one !== other) return 0
    const weight = likeness(before[one]!, after[other]!)
    return weight >= ALIKE ? weight : 0
  }
  const matched = isMany ? inOrder(before.length, after.length, weigh) : bestPath(before.length, after.length, weigh)
  const pairs: BlockPair[] = []
  let [from, to] = [0, 0]
  for (const [one, other] of [...matched, [before.length, after.length] as const]) {
    for (const block of before.slice(from, one)) pairs.push([block, undefined])
    for (const block of after.slice(to, other)) pairs.push([undefined, block])
    if (one < before.length) pairs.push([before[one], after[other]])
    ;[from, to] = [one + 1, other + 1]
  }
  return pairs
}

const inOrder = (rows: number, columns: number, weigh: (row: number, column: number) => number): (readonly [number, number])[] =>
  Array.from({ length: Math.min(rows, columns) }, (_, at) => [at, at] as const).filter(([row, column]) => weigh(row, column) > 0)

/** The heaviest way through a table that only goes down and to the right, as the places that it takes. */
function bestPath(rows: number, columns: number, weigh: (row: number, column: number) => number): (readonly [number, number])[] {
  const best = Array.from({ length: rows + 1 }, () => new Float64Array(columns + 1))
  for (let row = rows - 1; row >= 0; row -= 1) {
    for (let column = columns - 1; column >= 0; column -= 1) {
      const weight = weigh(row, column)
      const taken = weight > 0 ? weight + best[row + 1]![column + 1]! : 0
      best[row]![column] = Math.max(best[row + 1]![column]!, best[row]![column + 1]!, taken)
    }
  }
  const path: (readonly [number, number])[] = []
  let [row, column] = [0, 0]
  while (row < rows && column < columns) {
    const weight = weigh(row, column)
    const left = best[row]![column]!
    if (weight > 0 && left === weight + best[row + 1]![column + 1]!) {
      path.push([row, column])
      ;[row, column] = [row + 1, column + 1]
    } else if (left === best[row + 1]![column]) row += 1
    else column += 1
  }
  return path
}
