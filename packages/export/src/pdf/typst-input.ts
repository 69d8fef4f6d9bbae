import {
  allInlines,
  inlineText,
  type PrintBlock,
  type PrintFact,
  type PrintFigure,
  type PrintFile,
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
    if (inline.kind === 'footnote') return { ...inline, text: shown(inline.text, LINE) }
    return inline.kind === 'link' ? { ...inline, children: inline.children.map(inlineFor(limit)) as typeof inline.children } : inline
  }

const STANDS_ONCE = new Set<PrintInline['kind']>(['link', 'footnote'])
const mayRepeat = (blocks: readonly PrintBlock[]): boolean =>
  allInlines(blocks).every((inlines) => inlines.every(({ kind }) => !STANDS_ONCE.has(kind))) &&
  blocks.every(({ kind }) => kind !== 'figure')

/**
 * Repeated header rows are decoration to a reading program, where PDF/UA-1 allows no link: with a link inside they stand once. So they do
 * with a footnote, which would be set below every page, and with a figure.
 */
const repeatsHead = ({ rows, headerRows }: PrintTable): boolean =>
  rows.slice(0, headerRows).every((row) => row.every((cell) => mayRepeat(cell.blocks)))

type TypstTable = Omit<PrintTable, 'rows'> & { rows: object[][]; repeatHead: boolean }

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

type TypstQuote = Omit<PrintQuote, 'blocks'> & { blocks: object[]; short: boolean }

const quoteFor = (quote: PrintQuote, limit: number): TypstQuote => ({
  ...quote,
  blocks: quote.blocks.map(blockFor(Math.max(8, limit - 3))),
  short: isShort(quote.blocks),
})

/** Where Typst finds a figure's image. It knows its format from the bytes. */
export const imagePath = ({ sha256 }: Pick<PrintFile, 'sha256'>): string => `/figures/${sha256}`

type TypstFigure = Omit<PrintFigure, 'file'> & { path: string; ratio: number }

const figureFor = ({ file, caption, ...figure }: PrintFigure, limit: number): TypstFigure => ({
  ...figure,
  alt: figure.alt.normalize('NFC'),
  caption: caption.map(inlineFor(limit)),
  path: imagePath(file),
  ratio: file.height / file.width,
})

const factFor = ({ label, values, href }: PrintFact) => ({ label, values: values.map((value) => shown(value, 40)), href: href ?? null })

/** `short`: kept on one page. */
const boxFor = (block: Extract<PrintBlock, { blocks: PrintBlock[] }>, limit: number) => ({
  ...block,
  ...('amount' in block && { amount: shown(block.amount, 30) }),
  ...('facts' in block && { facts: block.facts.map(factFor) }),
  ...('callout' in block && { callout: LABELS.callouts[block.callout] }),
  blocks: block.blocks.map(blockFor(Math.max(8, limit - 6))),
  short: isShort(block.blocks),
})

/** A block as the template reads it. */
type TypstBlock = { kind: PrintBlock['kind']; [field: string]: unknown }

const blockFor =
  (limit: number) =>
  (block: PrintBlock): TypstBlock => {
    if (block.kind === 'paragraph' || block.kind === 'heading') return { ...block, inlines: block.inlines.map(inlineFor(limit)) }
    if (block.kind === 'table') return tableFor(block, limit)
    if (block.kind === 'quote') return quoteFor(block, limit)
    if (block.kind === 'figure') return figureFor(block, limit)
    if (block.kind === 'pageBreak') return block
    if (block.kind !== 'bulletList' && block.kind !== 'orderedList') return boxFor(block, limit)
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
    number: section.number,
    hash: section.hash,
    approvedBy: shown(section.approvedBy, 24),
    approvedAt: timeInWords(section.approvedAt),
    approvalLine: `Approved by ${shown(section.approvedBy, LINE)} on ${timeInWords(section.approvedAt)} · revision ${section.hash.slice(0, 16)}`,
    blocks: section.blocks.map(blockFor(LINE)),
  })),
})
