import type { PaperNode } from '../paper-json.ts'
import { suggestionOf } from '../suggestions/suggestion-tag.ts'

const LEAVES = new Set(['hardBreak', 'footnote', 'pageBreak'])
const LINES = new Set(['paragraph', 'heading', 'figure'])

/** How many positions a node takes in an editor. */
export function nodeSize(node: PaperNode): number {
  if (node.type === 'text') return (node.text ?? '').length
  if (LEAVES.has(node.type)) return 1
  return (node.content ?? []).reduce((size, child) => size + nodeSize(child), 2)
}

/** A node with its position: that before it, as an editor counts. */
export type Placed = { node: PaperNode; at: number }

/** Every node below `parent` in reading order; `at` is the position where the parent's content begins. */
export function* walkContent(parent: PaperNode, at = 0): Generator<Placed> {
  let place = at
  for (const node of parent.content ?? []) {
    yield { node, at: place }
    if (node.type !== 'text') yield* walkContent(node, place + 1)
    place += nodeSize(node)
  }
}

/** Every node that will stay: what somebody suggests to take out is not looked at. */
export function* walkStaying(parent: PaperNode, at = 0): Generator<Placed> {
  let place = at
  for (const node of parent.content ?? []) {
    if (suggestionOf(node)?.kind !== 'delete') {
      yield { node, at: place }
      if (node.type !== 'text') yield* walkStaying(node, place + 1)
    }
    place += nodeSize(node)
  }
}

export const isLine = (node: PaperNode): boolean => LINES.has(node.type)

/** Stands for what is no letter, and for what is not read: nothing is found across it. */
export const GAP = '\ufffc'

const isOut = (node: PaperNode): boolean => (node.marks ?? []).some(({ type }) => type === 'deletion' || type === 'boundary')
const ADDRESS = /\bhttps?:\/\/\S+|\S+@\S+\.\S+/g

/** A line's letters, one for each position. Addresses, and what somebody suggests to take out, read as gaps. */
export function lineText(line: PaperNode): string {
  const text = (line.content ?? []).map((node) => (node.type === 'text' && !isOut(node) ? node.text! : GAP.repeat(nodeSize(node)))).join('')
  return text.replace(ADDRESS, (address) => GAP.repeat(address.length))
}
