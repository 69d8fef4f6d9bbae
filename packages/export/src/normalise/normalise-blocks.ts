import type { PaperNode } from '@concord/paper'
import type { PrintBlock, PrintHeading, PrintInline, PrintParagraph } from '../print-paper.ts'
import { isBlank, normaliseInlines, onOneLine } from './normalise-inlines.ts'
import { normaliseTable } from './normalise-table.ts'
import { calloutBlock, evidenceBlock, figureBlock, recommendationBlock } from './policy-blocks.ts'
import type { SectionReading } from './section-reading.ts'

/** Lists, quotes and tables inside one another that every format can hold. */
export const MAX_NESTING = 15

const whole = (value: unknown, otherwise: number): number => (typeof value === 'number' && Number.isInteger(value) ? value : otherwise)

/** Levels as they nest, whatever numbers the author chose: the first is 2, none is skipped, none is deeper than 4. */
function headingLevels(): (level: number) => number {
  const open: number[] = []
  return (level) => {
    while (open.length > 0 && open.at(-1)! >= level) open.pop()
    open.push(level)
    return Math.min(1 + open.length, 4)
  }
}

const bold = (inlines: readonly PrintInline[]): PrintInline[] =>
  inlines.map((inline) => {
    if (inline.kind === 'text') return { ...inline, marks: [...new Set(['bold' as const, ...inline.marks])] }
    return inline.kind === 'link' ? { ...inline, children: bold(inline.children) as typeof inline.children } : inline
  })

function textBlock(node: PaperNode, reading: SectionReading): PrintParagraph[] {
  const inlines = normaliseInlines(node.content ?? [], reading)
  return isBlank(inlines) ? [] : [{ kind: 'paragraph', inlines }]
}

/** Letters and Roman numerals only where every format can count that far. */
function numberingOf(node: PaperNode, start: number, count: number): string {
  const wanted = node.attrs?.type
  const isLetter = typeof wanted === 'string' && /^[aAiI]$/u.test(wanted)
  return isLetter && start >= 1 && start + count <= (wanted.toLowerCase() === 'a' ? 27 : 100) ? wanted : '1'
}

function listItems(node: PaperNode, reading: SectionReading, depth: number): PrintBlock[][] {
  const items = (node.content ?? []).map((item) => normaliseInside(item.content ?? [], reading, depth + 1))
  // An empty item in the middle keeps its number, so that later numbers stay what people have agreed on.
  const last = items.findLastIndex((blocks) => blocks.length > 0)
  return items.slice(0, last + 1)
}

function listBlock(node: PaperNode, reading: SectionReading, depth: number): PrintBlock[] {
  const items = listItems(node, reading, depth)
  if (items.length === 0) return []
  if (node.type === 'bulletList') return [{ kind: 'bulletList', items: items.filter((blocks) => blocks.length > 0) }]
  const start = whole(node.attrs?.start, 1)
  return [{ kind: 'orderedList', start, numbering: numberingOf(node, start, items.length), items }]
}

function containerBlock(node: PaperNode, reading: SectionReading, depth: number): PrintBlock[] {
  if (depth >= MAX_NESTING) {
    reading.log.add('nested_too_deep', `lists, quotes and tables may stand at most ${MAX_NESTING} deep inside one another.`)
    return []
  }
  if (node.type === 'bulletList' || node.type === 'orderedList') return listBlock(node, reading, depth)
  if (node.type === 'table') return normaliseTable(node, reading, (cell) => normaliseInside(cell.content ?? [], reading, depth + 1))
  const blocks = normaliseInside(node.content ?? [], reading, depth + 1)
  return blocks.length === 0 ? [] : [{ kind: 'quote', blocks }]
}

const CONTAINERS = new Set(['bulletList', 'orderedList', 'blockquote', 'table'])

/** What stands at the top of a section; inside a list, quote or table there is no such block. */
function sectionBlock(node: PaperNode, reading: SectionReading): PrintBlock[] | undefined {
  const inside = () => normaliseInside(node.content ?? [], reading, 0)
  if (node.type === 'recommendation') return [recommendationBlock(node, reading, inside())]
  if (node.type === 'evidence') return [evidenceBlock(node, reading, inside())]
  if (node.type === 'callout') return calloutBlock(node, inside())
  return node.type === 'pageBreak' ? [{ kind: 'pageBreak' }] : undefined
}

function normaliseBlock(node: PaperNode, reading: SectionReading, depth: number): PrintBlock[] {
  if (CONTAINERS.has(node.type)) return containerBlock(node, reading, depth)
  if (node.type === 'paragraph') return textBlock(node, reading)
  if (node.type === 'figure') return figureBlock(node, reading, onOneLine(normaliseInlines(node.content ?? [], reading)))
  // Inside a list, quote or table a heading would break the outline: it prints as a bold paragraph.
  if (node.type === 'heading') return textBlock(node, reading).map((block) => ({ ...block, inlines: bold(block.inlines) }))
  reading.log.add('unknown_node', `“${node.type}” cannot be printed.`)
  return []
}

const normaliseInside = (nodes: readonly PaperNode[], reading: SectionReading, depth: number): PrintBlock[] =>
  nodes.flatMap((node) => normaliseBlock(node, reading, depth))

/** Page breaks that follow each other are one. */
const withoutDoubleBreaks = (blocks: readonly PrintBlock[]): PrintBlock[] =>
  blocks.filter((block, index) => block.kind !== 'pageBreak' || blocks[index + 1]?.kind !== 'pageBreak')

/** A section's blocks: nothing empty, headings from level 2 without a gap, spans that fit. What does not fit goes to the log. */
export function normaliseBlocks(nodes: readonly PaperNode[], reading: SectionReading): PrintBlock[] {
  const levelOf = headingLevels()
  const numbers = reading.headings.values()
  const blocks = nodes.flatMap((node): PrintBlock[] => {
    if (node.type !== 'heading') return sectionBlock(node, reading) ?? normaliseInside([node], reading, 0)
    const number = numbers.next().value ?? ''
    const inlines = onOneLine(normaliseInlines(node.content ?? [], reading))
    if (isBlank(inlines)) return []
    const heading: PrintHeading = { kind: 'heading', level: levelOf(whole(node.attrs?.level, 1)), number, inlines }
    return [heading]
  })
  return withoutDoubleBreaks(blocks)
}
