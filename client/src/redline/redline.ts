import { alignBlocks, type BlockPair } from './block-alignment.ts'
import { keyOf, shellKey } from './block-key.ts'
import type { HandedNode } from './handed-text.ts'
import { compareInlines } from './inline-changes.ts'

export type Change = 'same' | 'inserted' | 'deleted' | 'reformatted'

/** A node of a redline: both texts in one tree. `was`: the shell that a reformatted block had, or the marks that text had. */
export type RedlineNode = Omit<HandedNode, 'content'> & { change: Change; was?: HandedNode; content?: RedlineNode[] }

const INLINE_PARENTS = new Set(['paragraph', 'heading', 'figure'])
/** Cells stand where they stand: the second column is never compared with the third. */
const IN_PLACE = new Set(['tableRow'])

/** Both texts in one tree: what only one of them has is marked, and so is what both have in another form. */
export function compareTexts(before: HandedNode, after: HandedNode): RedlineNode[] {
  return alignBlocks(before.content ?? [], after.content ?? []).map(comparePair)
}

function comparePair([before, after]: BlockPair): RedlineNode {
  if (!before || !after) return markAll((before ?? after)!, before ? 'deleted' : 'inserted')
  if (keyOf(before) === keyOf(after)) return markAll(after, 'same')
  const isReformatted = shellKey(before) !== shellKey(after)
  const { content: _before, ...was } = before
  return {
    ...after,
    change: isReformatted ? 'reformatted' : 'same',
    ...(isReformatted && { was }),
    content: compareContents(before, after),
  }
}

function compareContents(before: HandedNode, after: HandedNode): RedlineNode[] {
  if (INLINE_PARENTS.has(after.type)) {
    return compareInlines(before.content ?? [], after.content ?? []).map(({ node, change, was }) => ({
      ...(node as RedlineNode),
      change,
      ...(was && { was: { type: 'text', marks: was } }),
    }))
  }
  const [old, now] = [before.content ?? [], after.content ?? []]
  const pairs = IN_PLACE.has(after.type)
    ? Array.from({ length: Math.max(old.length, now.length) }, (_, place): BlockPair => [old[place], now[place]])
    : alignBlocks(old, now)
  return pairs.map(comparePair)
}

const markAll = (node: HandedNode, change: 'same' | 'inserted' | 'deleted'): RedlineNode => ({
  ...(node as RedlineNode),
  change,
  ...(node.content ? { content: node.content.map((child) => markAll(child, change)) } : {}),
})

/** How many words were inserted and deleted, and how many places only look different, in all and by hand. */
export type ChangeCounts = {
  inserted: number
  deleted: number
  reformatted: number
  insertedBy: Map<number, number>
  deletedOf: Map<number, number>
}

/** Counts the words of each change; a word that two hands have written counts for the one that began it. */
export function countChanges(nodes: readonly RedlineNode[]): ChangeCounts {
  const counts: ChangeCounts = { inserted: 0, deleted: 0, reformatted: 0, insertedBy: new Map(), deletedOf: new Map() }
  let isInWord = false
  let last: Change = 'same'
  const visit = (node: RedlineNode): void => {
    if (node.change === 'reformatted') counts.reformatted += 1
    if (node.type !== 'text' || node.change !== last) isInWord = false
    last = node.change
    if (node.type === 'text') for (const part of (node.text ?? '').split(/(\s+)/u)) countPart(part, node)
    for (const child of node.content ?? []) visit(child)
  }
  const countPart = (part: string, { change, hand = -1 }: RedlineNode): void => {
    if (part === '') return
    const isWord = /[\p{L}\p{N}]/u.test(part)
    if (isWord && !isInWord && (change === 'inserted' || change === 'deleted')) {
      counts[change] += 1
      const byHand = change === 'inserted' ? counts.insertedBy : counts.deletedOf
      byHand.set(hand, (byHand.get(hand) ?? 0) + 1)
    }
    isInWord = isWord && !/\s$/u.test(part)
  }
  for (const node of nodes) visit(node)
  return counts
}

/** Whether anything is different. */
export const hasChanges = (nodes: readonly RedlineNode[]): boolean =>
  nodes.some((node) => node.change !== 'same' || hasChanges(node.content ?? []))

/** The text as it was, or as it is: the redline without what only the other one has. */
export function sideOf(nodes: readonly RedlineNode[], side: 'before' | 'after'): HandedNode[] {
  const absent: Change = side === 'before' ? 'inserted' : 'deleted'
  return nodes
    .filter(({ change }) => change !== absent)
    .map(({ change, was, content, ...node }) => {
      const shell = side === 'before' && change === 'reformatted' && was ? (node.type === 'text' ? withMarks(node, was) : was) : node
      return { ...shell, ...(content ? { content: sideOf(content, side) } : {}) }
    })
}

function withMarks({ marks: _marks, ...node }: HandedNode, { marks }: HandedNode): HandedNode {
  return { ...node, ...(marks && marks.length > 0 ? { marks } : {}) }
}
