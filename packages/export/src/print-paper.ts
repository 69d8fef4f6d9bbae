import type { CalloutKind, FigureMediaType, PaperSnapshot, SnapshotSection } from '@concord/paper'

/** The marks a run of text may carry in print, outermost first. */
export const PRINT_MARKS = ['bold', 'italic', 'underline', 'strike', 'superscript', 'subscript'] as const
export type PrintMark = (typeof PRINT_MARKS)[number]

export type PrintText = { kind: 'text'; text: string; marks: PrintMark[] }
export type PrintBreak = { kind: 'break' }
/** Neighbouring runs with one address; at least one visible character. */
export type PrintLink = { kind: 'link'; href: string; children: (PrintText | PrintBreak)[] }
/** A note at a place in the text; its number runs across the paper. */
export type PrintFootnote = { kind: 'footnote'; number: number; text: string }
export type PrintInline = PrintText | PrintBreak | PrintLink | PrintFootnote

export type PrintParagraph = { kind: 'paragraph'; inlines: PrintInline[] }
/** A heading inside a section: level 2 to 4, none skipped, without line breaks. `number` is the one that its authors saw: `2.1`. */
export type PrintHeading = { kind: 'heading'; level: number; number: string; inlines: PrintInline[] }
export type PrintBulletList = { kind: 'bulletList'; items: PrintBlock[][] }
/** `numbering` is the pattern of the first number: `1`, `a`, `A`, `i` or `I`. */
export type PrintOrderedList = { kind: 'orderedList'; start: number; numbering: string; items: PrintBlock[][] }
export type PrintQuote = { kind: 'quote'; blocks: PrintBlock[] }
/** A cell at its place in the grid; spans never overlap and never leave the table. */
export type PrintCell = { column: number; colspan: number; rowspan: number; header: boolean; blocks: PrintBlock[] }
/** Every place of the grid is covered by exactly one cell. `widths` are shares of the whole width and add up to 1. */
export type PrintTable = { kind: 'table'; number: number; columns: number; widths: number[]; headerRows: number; rows: PrintCell[][] }
/** One line of what a block says in its fields: plain text, or an address that is shown and leads there. */
export type PrintFact = { label: string; values: string[]; href?: string }
/** An ask with who should act on it. `label` is `R3`. */
export type PrintRecommendation = { kind: 'recommendation'; label: string; blocks: PrintBlock[]; facts: PrintFact[] }
/** A claim with its figure. `label` is `E3`; `amount` is the value with its unit, or empty. */
export type PrintEvidence = { kind: 'evidence'; label: string; amount: string; blocks: PrintBlock[]; facts: PrintFact[] }
/** An image that is there, with words for those who do not see it. `width` is a share of the line, 0.25 to 1. */
export type PrintFigure = { kind: 'figure'; number: number; file: PrintFile; alt: string; width: number; caption: PrintInline[] }
export type PrintCallout = { kind: 'callout'; callout: CalloutKind; blocks: PrintBlock[] }
/** Stands at the top of a section only, never twice in a row and never at the end of the paper. */
export type PrintPageBreak = { kind: 'pageBreak' }
export type PrintBlock =
  | PrintParagraph
  | PrintHeading
  | PrintBulletList
  | PrintOrderedList
  | PrintQuote
  | PrintTable
  | PrintRecommendation
  | PrintEvidence
  | PrintFigure
  | PrintCallout
  | PrintPageBreak

/** A figure's file with its bytes. Width and height are in pixels, as people see it. */
export type PrintFile = { sha256: string; mediaType: FigureMediaType; width: number; height: number; bytes: Uint8Array }

/** The bytes of a paper's figures by their SHA-256. */
export type PaperFiles = ReadonlyMap<string, Uint8Array>

export type PrintSection = Omit<SnapshotSection, 'content'> & { number: number; blocks: PrintBlock[] }

/** A paper that every rendition can hold: what the normaliser makes of a snapshot. */
export type PrintPaper = Omit<PaperSnapshot, 'sections'> & { sections: PrintSection[] }

/** All text of inline nodes as it runs; a break reads as `separator`, a footnote as nothing. */
export const inlineText = (inlines: readonly PrintInline[], separator = ' '): string =>
  inlines
    .map((inline) => {
      if (inline.kind === 'text') return inline.text
      if (inline.kind === 'footnote') return ''
      return inline.kind === 'break' ? separator : inlineText(inline.children, separator)
    })
    .join('')

const childBlocks = (block: PrintBlock): PrintBlock[] => {
  if ('blocks' in block) return block.blocks
  if (block.kind === 'table') return block.rows.flatMap((row) => row.flatMap((cell) => cell.blocks))
  return block.kind === 'bulletList' || block.kind === 'orderedList' ? block.items.flat() : []
}

/** These blocks and every block below them, in reading order. */
export const allBlocks = (blocks: readonly PrintBlock[]): PrintBlock[] =>
  blocks.flatMap((block) => [block, ...allBlocks(childBlocks(block))])

/** Every paragraph and heading below these blocks, in reading order. */
export const textBlocks = (blocks: readonly PrintBlock[]): (PrintParagraph | PrintHeading)[] =>
  allBlocks(blocks).filter((block) => block.kind === 'paragraph' || block.kind === 'heading')

/** The inline content of every block below these, captions among it, in reading order. */
export const allInlines = (blocks: readonly PrintBlock[]): PrintInline[][] =>
  allBlocks(blocks).flatMap((block) => ('inlines' in block ? [block.inlines] : block.kind === 'figure' ? [block.caption] : []))

/** The footnotes of some blocks, in reading order. */
export const footnotesOf = (blocks: readonly PrintBlock[]): PrintFootnote[] =>
  allInlines(blocks).flatMap((inlines) => inlines.filter((inline) => inline.kind === 'footnote'))

/** The figures of some blocks, in reading order. */
export const figuresOf = (blocks: readonly PrintBlock[]): PrintFigure[] => allBlocks(blocks).filter((block) => block.kind === 'figure')

/** What blocks say in their fields, beside their text. */
export const fieldTexts = (blocks: readonly PrintBlock[]): string[] =>
  allBlocks(blocks).flatMap((block) => {
    if (block.kind === 'figure') return [block.alt]
    if (block.kind !== 'recommendation' && block.kind !== 'evidence') return []
    return [...('amount' in block ? [block.amount] : []), ...block.facts.flatMap(({ values }) => values)]
  })
