import type { PaperNode } from '../paper-json.ts'
import { withContent } from './suggestion-tag.ts'
import { joinRuns } from './tidy-content.ts'

const isLine = ({ type }: PaperNode): boolean => type === 'paragraph' || type === 'heading'
/** What a line never leaves, and what no line of it is joined into from outside. */
const CLOSED = new Set(['table', 'figure', 'callout', 'recommendation', 'evidence', 'pageBreak'])

/** Each of `joins` becomes one with the line that follows it, wherever in lists and quotes that stands. Where none follows nothing happens. */
export function joinBlocks(blocks: readonly PaperNode[], joins: ReadonlySet<PaperNode>): PaperNode[] {
  let current = joinWithin(blocks, joins)
  for (const line of linesOf(current)) if (joins.has(line)) current = joinOne(current, line, joins)
  return current
}

/** The same, within each block that lines do not leave. */
const joinWithin = (blocks: readonly PaperNode[], joins: ReadonlySet<PaperNode>): PaperNode[] =>
  blocks.map((block) => {
    if (!block.content || isLine(block)) return block
    const isRoom = CLOSED.has(block.type) || block.type === 'tableCell' || block.type === 'tableHeader'
    return keepObject(block, isRoom ? joinBlocks(block.content, joins) : joinWithin(block.content, joins))
  })

const keepObject = (block: PaperNode, content: PaperNode[]): PaperNode =>
  content.length === block.content?.length && content.every((child, index) => child === block.content?.[index])
    ? block
    : withContent(block, content)

/** The lines that follow each other, through lists and quotes but not into what is closed; a closed block is its own end. */
function* linesOf(blocks: readonly PaperNode[]): Generator<PaperNode> {
  for (const block of blocks) {
    if (isLine(block) || CLOSED.has(block.type)) yield block
    else yield* linesOf(block.content ?? [])
  }
}

function joinOne(blocks: readonly PaperNode[], line: PaperNode, joins: ReadonlySet<PaperNode>): PaperNode[] {
  const lines = [...linesOf(blocks)]
  const at = lines.indexOf(line)
  const next = lines[at + 1]
  if (at === -1 || !next || !isLine(next)) return [...blocks]
  const joined = withContent(line, joinRuns([...(line.content ?? []), ...(next.content ?? [])]))
  const without = takeOut(blocks, line, joined, next)
  // What was joined to the next in its turn goes on from the line that took it in.
  return joins.has(next) ? joinOne(without, joined, joins) : without
}

/** Puts `joined` in the place of `line` and takes `next` away, with the list items that hold nothing else. */
function takeOut(blocks: readonly PaperNode[], line: PaperNode, joined: PaperNode, next: PaperNode): PaperNode[] {
  return blocks.flatMap((block) => {
    if (block === line) return [joined]
    if (block === next) return []
    if (!block.content || isLine(block) || CLOSED.has(block.type)) return [block]
    const content = takeOut(block.content, line, joined, next)
    if (content.length === 0) return []
    const isHeadless = block.type === 'listItem' && content[0] !== undefined && !isLine(content[0])
    return [withContent(block, isHeadless ? [{ type: 'paragraph' }, ...content] : content)]
  })
}
