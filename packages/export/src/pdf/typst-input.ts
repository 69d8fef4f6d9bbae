import {
  inlineText,
  type PrintBlock,
  type PrintInline,
  type PrintPaper,
  type PrintQuote,
  type PrintTable,
  textBlocks,
} from '../print-paper.ts'
import { coverFacts, editionDetails, groupLine, paperTypeName, referenceLine } from '../words/cover-facts.ts'
import { timeInWords } from '../words/dates.ts'
import { LABEL_LANGUAGE, LABELS } from '../words/labels.ts'

/** Characters of body text that fit on a line; a longer word gets places where it may break. */
const LINE = 66
const ZERO_WIDTH_SPACE = '\u200b'

/** A run without a place where Typst breaks a line by itself. */
const UNBROKEN = /[^\s/\-–—]+/gu

const breakable = (text: string, limit: number): string =>
  text.replaceAll(UNBROKEN, (run) => (run.length <= limit ? run : inPieces(run, limit >> 1).join(ZERO_WIDTH_SPACE)))

const inPieces = (run: string, length: number): string[] => {
  const characters = [...run]
  const count = Math.ceil(characters.length / length)
  return Array.from({ length: count }, (_, index) => characters.slice(index * length, (index + 1) * length).join(''))
}

/** NFC, because the fonts have composed letters; the text of the other files stays as typed. */
const shown = (text: string, limit: number): string => breakable(text.normalize('NFC'), limit)

const inlineFor =
  (limit: number) =>
  (inline: PrintInline): PrintInline => {
    if (inline.kind === 'text') return { ...inline, text: shown(inline.text, limit) }
    return inline.kind === 'link' ? { ...inline, children: inline.children.map(inlineFor(limit)) as typeof inline.children } : inline
  }

const holdsLink = (block: PrintBlock): boolean => textBlocks([block]).some(({ inlines }) => inlines.some(({ kind }) => kind === 'link'))

/** Repeated header rows are decoration to a reading program, where PDF/UA-1 allows no link: with a link inside they stand once. */
const repeatsHead = ({ rows, headerRows }: PrintTable): boolean =>
  !rows.slice(0, headerRows).some((row) => row.some((cell) => cell.blocks.some(holdsLink)))

type TypstTable = PrintTable & { repeatHead: boolean }

function tableFor(table: PrintTable, limit: number): TypstTable {
  const cellLimit = (column: number, colspan: number) =>
    Math.max(8, Math.floor(table.widths.slice(column, column + colspan).reduce((sum, width) => sum + width, 0) * limit) - 2)
  const rows = table.rows.map((row) =>
    row.map((cell) => ({ ...cell, blocks: cell.blocks.map(blockFor(cellLimit(cell.column, cell.colspan))) })),
  )
  return { ...table, rows, repeatHead: repeatsHead(table) }
}

/** Short enough to be kept on one page. */
const isShort = (blocks: readonly PrintBlock[]): boolean =>
  textBlocks(blocks).reduce((sum, { inlines }) => sum + inlineText(inlines, ' '.repeat(LINE)).length + LINE, 0) < 12 * LINE

type TypstQuote = PrintQuote & { short: boolean }

const quoteFor = (quote: PrintQuote, limit: number): TypstQuote => ({
  ...quote,
  blocks: quote.blocks.map(blockFor(Math.max(8, limit - 3))),
  short: isShort(quote.blocks),
})

const blockFor =
  (limit: number) =>
  (block: PrintBlock): PrintBlock => {
    if (block.kind === 'paragraph' || block.kind === 'heading') return { ...block, inlines: block.inlines.map(inlineFor(limit)) }
    if (block.kind === 'table') return tableFor(block, limit)
    if (block.kind === 'quote') return quoteFor(block, limit)
    return { ...block, items: block.items.map((blocks) => blocks.map(blockFor(Math.max(8, limit - 3)))) }
  }

const shortened = (text: string, length: number): string => {
  const characters = [...text]
  return characters.length <= length
    ? text
    : `${characters
        .slice(0, length - 1)
        .join('')
        .trimEnd()}…`
}

/** What `paper.typ` reads. Names in `paper` hold only characters that the fonts have; `namesShortened` says whether that cost any. */
export const typstInput = (paper: PrintPaper, namesShortened: boolean) => ({
  labels: LABELS,
  labelLanguage: LABEL_LANGUAGE,
  language: paper.language,
  title: shown(paper.title, 34),
  titleLength: paper.title.length,
  runningTitle: shortened(paper.title.normalize('NFC'), 80),
  typeName: paperTypeName(paper),
  editionTitle: shown(paper.edition.title, LINE),
  editionDetails: shown(editionDetails(paper), LINE),
  groupLine: shown(groupLine(paper), LINE),
  author: paper.group.name,
  description: `${referenceLine(paper)}. ${paper.edition.title}. ${editionDetails(paper)}.`,
  reference: paper.reference,
  referenceLine: referenceLine(paper),
  fingerprint: paper.fingerprint,
  shortFingerprint: paper.fingerprint.slice(0, 16),
  facts: coverFacts(paper).map(({ label, values }) => ({ label, values: values.map((value) => shown(value, LINE)) })),
  aboutText: LABELS.aboutText,
  namesShortened,
  demo: paper.demo,
  sections: paper.sections.map((section) => ({
    title: shown(section.title, 40),
    hash: section.hash,
    approvedBy: shown(section.approvedBy, 24),
    approvedAt: timeInWords(section.approvedAt),
    approvalLine: `Approved by ${shown(section.approvedBy, LINE)} on ${timeInWords(section.approvedAt)} · revision ${section.hash.slice(0, 16)}`,
    blocks: section.blocks.map(blockFor(LINE)),
  })),
})
