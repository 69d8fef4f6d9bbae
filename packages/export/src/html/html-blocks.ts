import type { PrintBlock, PrintCell, PrintInline, PrintMark, PrintOrderedList, PrintTable, PrintText } from '../print-paper.ts'
import { LABELS } from '../words/labels.ts'
import { escapeHtml } from './escape.ts'
import { figureHtml } from './html-figure.ts'
import { footnoteMarkHtml } from './html-footnotes.ts'
import { calloutHtml, evidenceHtml, recommendationHtml } from './html-policy-blocks.ts'

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
      if (inline.kind === 'footnote') return footnoteMarkHtml(inline)
      return inline.kind === 'text' ? markedText(inline) : `<a href="${escapeHtml(inline.href)}">${inlinesHtml(inline.children)}</a>`
    })
    .join('')

type RenderBlocks = (blocks: readonly PrintBlock[]) => string

const itemsHtml = (items: readonly PrintBlock[][], render: RenderBlocks): string =>
  items.map((blocks) => `<li>${render(blocks)}</li>`).join('')

function orderedListHtml({ start, numbering, items }: PrintOrderedList, render: RenderBlocks): string {
  const first = start === 1 ? '' : ` start="${start}"`
  const type = numbering === '1' ? '' : ` type="${numbering}"`
  return `<ol${first}${type}>${itemsHtml(items, render)}</ol>`
}

function cellHtml(cell: PrintCell, inHead: boolean, render: RenderBlocks): string {
  const spans = `${cell.colspan > 1 ? ` colspan="${cell.colspan}"` : ''}${cell.rowspan > 1 ? ` rowspan="${cell.rowspan}"` : ''}`
  if (!cell.header) return `<td${spans}>${render(cell.blocks)}</td>`
  const scope = inHead ? (cell.colspan > 1 ? 'colgroup' : 'col') : cell.rowspan > 1 ? 'rowgroup' : 'row'
  return `<th scope="${scope}"${spans}>${render(cell.blocks)}</th>`
}

const columnsHtml = (widths: readonly number[]): string =>
  `<colgroup>${widths.map((width) => `<col style="width:${Math.round(width * 1000) / 10}%">`).join('')}</colgroup>`

function tableHtml({ number, rows, headerRows, widths }: PrintTable, render: RenderBlocks): string {
  const html = rows.map((row, index) => `<tr>${row.map((cell) => cellHtml(cell, index < headerRows, render)).join('')}</tr>`)
  const head = headerRows > 0 ? `<thead>${html.slice(0, headerRows).join('')}</thead>` : ''
  const table = `<table>${columnsHtml(widths)}${head}<tbody>${html.slice(headerRows).join('')}</tbody></table>`
  // Wide tables scroll sideways, and the keyboard has to reach them.
  return `<div class="table" role="group" aria-label="${LABELS.table} ${number}" tabindex="0">${table}</div>`
}

function blockHtml(block: PrintBlock, lang: string): string {
  const render: RenderBlocks = (blocks) => blocksHtml(blocks, lang)
  switch (block.kind) {
    case 'paragraph':
      return `<p>${inlinesHtml(block.inlines)}</p>`
    case 'heading':
      return `<h${block.level + 1}>${numberHtml(block.number)}${inlinesHtml(block.inlines)}</h${block.level + 1}>`
    case 'bulletList':
      return `<ul>${itemsHtml(block.items, render)}</ul>`
    case 'orderedList':
      return orderedListHtml(block, render)
    case 'quote':
      return `<blockquote>${render(block.blocks)}</blockquote>`
    case 'table':
      return tableHtml(block, render)
    case 'recommendation':
      return recommendationHtml(block, render(block.blocks), lang)
    case 'evidence':
      return evidenceHtml(block, render(block.blocks), lang)
    case 'figure':
      return figureHtml(block, inlinesHtml(block.caption), lang)
    case 'callout':
      return calloutHtml(block, render(block.blocks), lang)
    case 'pageBreak':
      return '<div class="page-break"></div>'
  }
}

/** The number before a heading. */
export const numberHtml = (number: string | number): string => `<span class="number">${number}</span> `

/**
 * Blocks as HTML. Below the paper's `h1` and the sections' `h2`, a section's own headings are `h3` to `h5`. `lang` is the attribute that
 * marks our own words where the paper is in another language.
 */
export const blocksHtml = (blocks: readonly PrintBlock[], lang = ''): string => blocks.map((block) => blockHtml(block, lang)).join('\n')
