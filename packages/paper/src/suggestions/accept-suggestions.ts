import type { PaperNode, SectionContent } from '../paper-json.ts'
import { acceptInline, isBreak, type Step } from './accept-inline.ts'
import { joinBlocks } from './join-blocks.ts'
import { type BlockTurn, suggestionOf, type WhichSuggestions, withContent, withoutAttribute } from './suggestion-tag.ts'
import { fillDocument, joinRuns, pruneEmpty } from './tidy-content.ts'

/** A section's text with some of its suggestions taken in. */
export function acceptSuggestions(content: SectionContent, which: WhichSuggestions): SectionContent {
  const joins = new Set<PaperNode>()
  const blocks = acceptChildren(content.content ?? [], { which, joins, isTop: true })
  return fillDocument(pruneEmpty(joinBlocks(blocks, joins)))
}

/** `joins` collects the blocks that become one with the next. `isTop`: the blocks stand in the section itself, not in a list or a table. */
type Accepting = { which: WhichSuggestions; joins: Set<PaperNode>; isTop: boolean }

/** Blocks of one parent; a block that is turned into a list joins the list of its kind before it. */
function acceptChildren(nodes: readonly PaperNode[], accepting: Accepting): PaperNode[] {
  const done: PaperNode[] = []
  for (const node of nodes) {
    for (const block of acceptBlock(node, accepting)) {
      const last = done.at(-1)
      if (block.isTurned && last && isList(block.node) && last.type === block.node.type && !suggestionOf(last))
        done[done.length - 1] = withContent(last, [...(last.content ?? []), ...(block.node.content ?? [])])
      else done.push(block.node)
    }
  }
  return done
}

type Accepted = { node: PaperNode; isTurned?: boolean }

function acceptBlock(node: PaperNode, accepting: Accepting): Accepted[] {
  const inside = { ...accepting, isTop: false }
  const suggestion = suggestionOf(node)
  const isMeant = suggestion !== undefined && accepting.which(suggestion)
  if (isMeant && suggestion.kind === 'delete') return []
  const kept = isMeant ? withoutAttribute(node, 'suggestion') : node
  if (node.type === 'listItem') return acceptItem(kept, inside)
  const blocks = isTextBlock(node) ? acceptTextBlock(kept, accepting) : [withContent(kept, acceptChildren(node.content ?? [], inside))]
  // What has come into a list or a table since cannot become everything there.
  if (!isMeant || suggestion.kind !== 'turn' || !accepting.isTop) return blocks.map((block) => ({ node: block }))
  return blocks.map((block) => ({ node: turn(block, suggestion.into, accepting.joins), isTurned: true }))
}

const isTextBlock = ({ type }: PaperNode): boolean => type === 'paragraph' || type === 'heading' || type === 'figure'
const isList = ({ type }: PaperNode): boolean => type === 'bulletList' || type === 'orderedList'

/** Where the first line of an item is split, the item is. */
function acceptItem(item: PaperNode, accepting: Accepting): Accepted[] {
  const [first, ...rest] = item.content ?? []
  if (!first || !isTextBlock(first)) return [{ node: withContent(item, acceptChildren(item.content ?? [], accepting)) }]
  const lines = acceptBlock(first, accepting).map(({ node }) => node)
  const below = acceptChildren(rest, accepting)
  if (lines.length === 0) return below.length > 0 ? [{ node: withContent(item, [{ type: 'paragraph' }, ...below]) }] : []
  return lines.map((line, index) => ({ node: withContent(item, index === lines.length - 1 ? [line, ...below] : [line]) }))
}

function acceptTextBlock(node: PaperNode, { which, joins }: Accepting): PaperNode[] {
  const steps = acceptInline(node.content ?? [], which)
  const isSplittable = node.type !== 'figure'
  const lines: { inline: PaperNode[]; isNew: boolean }[] = [{ inline: [], isNew: false }]
  let isJoined = false
  for (const [index, step] of steps.entries()) {
    if (!isBreak(step)) lines.at(-1)!.inline.push(step.node)
    else if (step.boundary === 'join') isJoined ||= isSplittable
    else if (isSplittable) lines.push({ inline: [], isNew: isAllNew(node, steps.slice(index + 1)) })
  }
  const blocks = lines.map(({ inline, isNew }, index) => lineOf(node, joinRuns(inline), index > 0, isNew))
  if (isJoined) joins.add(blocks.at(-1)!)
  return blocks
}

/** Whether nothing that stood in a heading comes after a split: then what comes is a paragraph, as it would be when somebody types. */
const isAllNew = (node: PaperNode, rest: readonly Step[]): boolean =>
  node.type === 'heading' && rest.every((step) => isBreak(step) || step.isNew)

function lineOf(node: PaperNode, inline: PaperNode[], isLater: boolean, isNew: boolean): PaperNode {
  if (!isLater) return withContent({ ...node }, inline)
  const bare = withoutAttribute(node, 'suggestion')
  return isNew ? withContent({ type: 'paragraph' }, inline) : withContent(bare, inline)
}

function turn(block: PaperNode, into: BlockTurn, joins: Set<PaperNode>): PaperNode {
  const level = into.startsWith('heading') ? Number(into.at(-1)) : undefined
  const bare = level === undefined ? { type: 'paragraph' } : { type: 'heading', attrs: { level } }
  const turned = withContent(bare, block.content ?? [])
  if (joins.delete(block)) joins.add(turned)
  if (into === 'blockquote') return { type: into, content: [turned] }
  const items = [{ type: 'listItem', content: [turned] }]
  if (into === 'bulletList') return { type: into, content: items }
  return into === 'orderedList' ? { type: into, attrs: { start: 1 }, content: items } : turned
}
