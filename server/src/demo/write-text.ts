import type { PaperMark, PaperNode, SectionContent } from '@concord/paper'
import { writePolicyBlock } from './write-policy-block.ts'

/** Some blocks of a section in one person's hand. */
export type Passage = { author: string; content: SectionContent }

const INLINE = /\^\[(?<note>[^\]]+)\]|\*\*(?<bold>[^*]+)\*\*|\*(?<italic>[^*]+)\*|\[(?<label>[^\]]+)\]\((?<href>[^)\s]+)\)/g
const LIST_MARK = /^(?:- |\d+\. )/

const linkTo = (href: string): PaperMark => ({
  type: 'link',
  attrs: { href, target: null, rel: 'noopener noreferrer', class: null, title: null },
})

const textNode = (text: string, ...marks: PaperMark[]): PaperNode =>
  marks.length > 0 ? { type: 'text', text, marks } : { type: 'text', text }

/** Quotation marks and apostrophes as they are printed. */
const typographic = (source: string): string =>
  source
    .replaceAll("'", '\u2019')
    .replace(/(?<=^|[\s([])"/g, '\u201c')
    .replaceAll('"', '\u201d')

function inline(source: string): PaperNode[] {
  const nodes: PaperNode[] = []
  let end = 0
  for (const match of source.matchAll(INLINE)) {
    if (match.index > end) nodes.push(textNode(source.slice(end, match.index)))
    const { note, bold, italic, label, href } = match.groups ?? {}
    if (note) nodes.push({ type: 'footnote', attrs: { text: note } })
    else if (bold) nodes.push(textNode(bold, { type: 'bold' }))
    else if (italic) nodes.push(textNode(italic, { type: 'italic' }))
    else if (label && href) nodes.push(textNode(label, linkTo(href)))
    end = match.index + match[0].length
  }
  if (end < source.length) nodes.push(textNode(source.slice(end)))
  return nodes
}

const paragraph = (source: string): PaperNode => ({ type: 'paragraph', content: inline(source) })

function list(lines: readonly string[]): PaperNode {
  const items: string[] = []
  for (const line of lines) {
    if (LIST_MARK.test(line)) items.push(line.replace(LIST_MARK, ''))
    else items.push(`${items.pop() ?? ''} ${line.trim()}`)
  }
  const content = items.map((item): PaperNode => ({ type: 'listItem', content: [paragraph(item)] }))
  const start = Number.parseInt(lines[0] ?? '', 10)
  return Number.isNaN(start) ? { type: 'bulletList', content } : { type: 'orderedList', attrs: { start }, content }
}

function table(lines: readonly string[]): PaperNode {
  const content = lines.map((line, index): PaperNode => {
    const type = index === 0 ? 'tableHeader' : 'tableCell'
    const cells = line.split('|').slice(1, -1)
    return {
      type: 'tableRow',
      content: cells.map((cell) => ({ type, attrs: { colspan: 1, rowspan: 1 }, content: [paragraph(cell.trim())] })),
    }
  })
  return { type: 'table', content }
}

/** What stands inside a block: a paragraph, then perhaps a list. */
function insideBlocks(lines: readonly string[]): PaperNode[] {
  const begin = lines.findIndex((line) => LIST_MARK.test(line))
  const words = begin < 0 ? lines : lines.slice(0, begin)
  return [...(words.length > 0 ? [paragraph(words.join(' '))] : []), ...(begin < 0 ? [] : [list(lines.slice(begin))])]
}

function block(source: string): PaperNode {
  const lines = source.split('\n')
  const first = lines[0] ?? ''
  const heading = /^(#{1,3}) (.+)$/.exec(first)
  if (heading) return { type: 'heading', attrs: { level: heading[1]?.length }, content: inline(heading[2] ?? '') }
  if (first.startsWith('!')) return writePolicyBlock(lines, { inline, blocks: insideBlocks })
  if (LIST_MARK.test(first)) return list(lines)
  if (first.startsWith('| ')) return table(lines)
  if (first.startsWith('> ')) return { type: 'blockquote', content: [paragraph(lines.map((line) => line.slice(2)).join(' '))] }
  return paragraph(lines.join(' '))
}

/**
 * Reads the demo's notation. Blocks stand between blank lines: `# ` to `### ` heading, `- ` and `1. ` lists, `> ` quote,
 * `| a | b |` table rows with the header first, else a paragraph; `**bold**`, `*italic*`, `[label](address)`; `~` is a
 * no-break space, `^[words]` a footnote, and quotation marks are made typographic. `!recommendation`, `!evidence`, `!figure` and
 * `!callout` begin a block of that kind (`write-policy-block.ts`). A line `@name` says whose hand the blocks below are.
 */
export function writeText(notation: string): Passage[] {
  const passages: Passage[] = []
  const prepared = typographic(notation).replaceAll('~', '\u00a0').trim()
  for (const source of prepared.split(/\n{2,}/)) {
    const author = /^@(\w+)$/.exec(source)?.[1]
    if (author) passages.push({ author, content: { type: 'doc', content: [] } })
    else passages.at(-1)?.content.content?.push(block(source))
  }
  return passages
}
