import { MAX_BLOCK_DEPTH } from '@concord/paper'
import { Fragment, type Node, type ResolvedPos, Slice } from '@tiptap/pm/model'
import type { PasteLosses } from './paste-losses.ts'

/** How much of a clipboard a section takes in one step: well below what the server takes in one update. */
export const PASTE_LIMITS = { structs: 17_000, bytes: 800_000 } as const

/** The blocks that stand in each other in the smallest of its kind. */
const LEVELS: Readonly<Record<string, number>> = {
  bulletList: 3,
  orderedList: 3,
  listItem: 2,
  blockquote: 2,
  table: 4,
  tableRow: 3,
  recommendation: 2,
  evidence: 2,
  callout: 2,
}
const levelsOf = (node: Node): number => LEVELS[node.type.name] ?? 1
const isList = (node: Node): boolean => node.type.name === 'bulletList' || node.type.name === 'orderedList'

/** The lines of a block without what they stood in. */
function linesOf(node: Node): Node[] {
  const lines: Node[] = []
  node.descendants((inner) => {
    if (inner.isTextblock) lines.push(inner.type.schema.nodes.paragraph!.create(null, inner.content))
    return !inner.isTextblock
  })
  return lines
}

/** Items that would stand too deep go on beside the one that held them. */
function levelItems(list: Node, room: number, losses: PasteLosses): Node[] {
  const items: Node[] = []
  list.forEach((item) => {
    const isTight = room - 2 < 3
    const [own, beside]: [Node[], Node[]] = [[], []]
    for (const child of item.children) (isTight && isList(child) ? beside : own).push(child)
    items.push(item.copy(levelBlocks(Fragment.from(own), room - 2, losses)))
    for (const inner of beside) {
      losses.deep += 1
      items.push(...levelItems(inner, room, losses))
    }
  })
  return items
}

/** Blocks nested no deeper than `room`. */
function levelBlocks(fragment: Fragment, room: number, losses: PasteLosses): Fragment {
  const blocks: Node[] = []
  fragment.forEach((node) => {
    if (!node.isBlock || node.isTextblock || node.isLeaf) blocks.push(node)
    else if (room < levelsOf(node)) {
      losses.deep += 1
      blocks.push(...linesOf(node))
    } else if (isList(node)) blocks.push(node.copy(Fragment.from(levelItems(node, room, losses))))
    else blocks.push(node.copy(levelBlocks(node.content, room - 1, losses)))
  })
  return Fragment.from(blocks)
}

type Cost = { structs: number; bytes: number }
const MARK_BYTES = 40
/** A suggestion's mark on a run of text: two ids and a time. */
const TAG_BYTES = 160

const bytesOf = (text: string): number => new TextEncoder().encode(text).length
const attributeBytes = (attributes: object): number => bytesOf(JSON.stringify(attributes))

/** What a node costs in the shared text, with the mark that it gets where it is only suggested. */
export function costOf(node: Node): Cost {
  if (node.isText) {
    const marks = node.marks.reduce((bytes, mark) => bytes + MARK_BYTES + attributeBytes(mark.attrs), TAG_BYTES)
    return { structs: 3 + 2 * node.marks.length, bytes: bytesOf(node.text!) + marks }
  }
  const cost = { structs: 2 + Object.keys(node.attrs).length, bytes: 60 + attributeBytes(node.attrs) }
  for (const child of node.children) {
    const inner = costOf(child)
    cost.structs += inner.structs
    cost.bytes += inner.bytes
  }
  return cost
}

/** The first letters of a text, never half a character. */
function cutText(node: Node, letters: number): Node {
  const isHalf = /[\uD800-\uDBFF]/.test(node.text![letters - 1] ?? '') && letters < node.nodeSize
  return node.cut(0, Math.min(isHalf && letters > 1 ? letters - 1 : letters, node.nodeSize))
}

/** As much of the front of a text as there is room for. */
function takeFront(fragment: Fragment, left: Cost): Fragment {
  const taken: Node[] = []
  for (const node of fragment.content) {
    const cost = costOf(node)
    if (cost.structs <= left.structs && cost.bytes <= left.bytes) {
      taken.push(node)
      left.structs -= cost.structs
      left.bytes -= cost.bytes
      continue
    }
    const letters = Math.floor((left.bytes - TAG_BYTES) / 3)
    if (node.isText && taken.length === 0 && letters > 0 && left.structs > 3 + 2 * node.marks.length) taken.push(cutText(node, letters))
    const inner = node.isText ? Fragment.empty : takeFront(node.content, left)
    if (inner.size > 0) taken.push(node.copy(inner))
    break
  }
  return Fragment.from(taken)
}

const lettersIn = (fragment: Fragment): number => fragment.content.reduce((sum, node) => sum + node.textContent.length, 0)

/** What of a clipboard fits at a place, so that the server takes it whole. */
export function fitSlice(slice: Slice, $place: ResolvedPos, losses: PasteLosses): Slice {
  // Two levels are kept for what the editor may put around a block so that it can stand here.
  const level = levelBlocks(slice.content, MAX_BLOCK_DEPTH - $place.depth - 2, losses)
  const content = takeFront(level, { ...PASTE_LIMITS })
  losses.characters += lettersIn(level) - lettersIn(content)
  if (content.eq(slice.content)) return slice
  const open = Slice.maxOpen(content)
  return new Slice(content, Math.min(slice.openStart, open.openStart), Math.min(slice.openEnd, open.openEnd))
}
