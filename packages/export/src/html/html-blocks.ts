import type { PrintBlock, PrintCell, PrintInline, PrintMark, PrintOrderedList, PrintTable, PrintText } from '../print-paper.ts'
import { LABELS } from '../words/labels.ts'
import { escapeHtml } from './escape.ts'

const TAGS: Record<PrintMark, string> = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  strike: 's',
  superscript: 'sup',
  subscript: 'sub',
}

const markedText = ({ text, marks }: PrintText): string =>
  marks.reduceRight((inner, mark) => `<${TAGS[mark]}>${inner}</${TAGS[mark]}>`, escapeHtml(text))

/** Inline nodes as HTML. */
export const inlinesHtml = (inlines: readonly PrintInline[]): string =>
  inlines
    .map((inline) => {
      if (inline.kind === 'break') return '<br>'
      return inline.kind === 'text' ? markedText(inline) : `<a href="${escapeHtml(inline.href)}">${inlinesHtml(inline.children)}</a>`
    })
    .join('')

const itemsHtml = (items: readonly PrintBlock[][]): string => items.map((blocks) => `<li>${blocksHtml(blocks)}</li>`).join('')

const orderedListHtml = ({ start, numbering, items }: PrintOrderedList): string => {
  const first = start === 1 ? '' : ` start="${start}"`
  const type = numbering === '1' ? '' : ` type="${numbering}"`
  return `<ol${first}${type}>${itemsHtml(items)}</ol>`
}

function cellHtml(cell: PrintCell, inHead: boolean): string {
  const spans = `${cell.colspan > 1 ? ` colspan="${cell.colspan}"` : ''}${cell.rowspan > 1 ? ` rowspan="${cell.rowspan}"` : ''}`
  if (!cell.header) return `<td${spans}>${blocksHtml(cell.blocks)}</td>`
  const scope = inHead ? (cell.colspan > 1 ? 'colgroup' : 'col') : cell.rowspan > 1 ? 'rowgroup' : 'row'
  return `<th scope="${scope}"${spans}>${blocksHtml(cell.blocks)}</th>`
}

function tableHtml({ rows, headerRows }: PrintTable): string {
  const html = rows.map((row, index) => `<tr>${row.map((cell) => cellHtml(cell, index < headerRows)).join('')}</tr>`)
  const head = headerRows > 0 ? `<thead>${html.slice(0, headerRows).join('')}</thead>` : ''
  // Wide tables scroll sideways, and the keyboard has to reach them.
  return `<div class="table" role="group" aria-label="${LABELS.table}" tabindex="0"><table>${head}<tbody>${html.slice(headerRows).join('')}</tbody></table></div>`
}

function blockHtml(block: PrintBlock): string {
  if (block.kind === 'paragraph') return `<p>${inlinesHtml(block.inlines)}</p>`
  if (block.kind === 'heading') return `<h${block.level + 1}>${inlinesHtml(block.inlines)}</h${block.level + 1}>`
  if (block.kind === 'bulletList') return `<ul>${itemsHtml(block.items)}</ul>`
  if (block.kind === 'orderedList') return orderedListHtml(block)
  return block.kind === 'quote' ? `<blockquote>${blocksHtml(block.blocks)}</blockquote>` : tableHtml(block)
}

/** Blocks as HTML. Below the paper's `h1` and the sections' `h2`, a section's own headings are `h3` to `h5`. */
export const blocksHtml = (blocks: readonly PrintBlock[]): string => blocks.map(blockHtml).join('\n')
