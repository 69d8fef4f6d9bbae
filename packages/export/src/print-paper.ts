import type { PaperSnapshot, SnapshotSection } from '@concord/paper'

/** The marks a run of text may carry in print, outermost first. */
export const PRINT_MARKS = ['bold', 'italic', 'underline', 'strike', 'superscript', 'subscript'] as const
export type PrintMark = (typeof PRINT_MARKS)[number]

export type PrintText = { kind: 'text'; text: string; marks: PrintMark[] }
export type PrintBreak = { kind: 'break' }
/** Neighbouring runs with one address; at least one visible character. */
export type PrintLink = { kind: 'link'; href: string; children: (PrintText | PrintBreak)[] }
export type PrintInline = PrintText | PrintBreak | PrintLink

export type PrintParagraph = { kind: 'paragraph'; inlines: PrintInline[] }
/** A heading inside a section: level 2 to 4, none skipped, without line breaks. */
export type PrintHeading = { kind: 'heading'; level: number; inlines: PrintInline[] }
export type PrintBulletList = { kind: 'bulletList'; items: PrintBlock[][] }
/** `numbering` is the pattern of the first number: `1`, `a`, `A`, `i` or `I`. */
export type PrintOrderedList = { kind: 'orderedList'; start: number; numbering: string; items: PrintBlock[][] }
export type PrintQuote = { kind: 'quote'; blocks: PrintBlock[] }
/** A cell at its place in the grid; spans never overlap and never leave the table. */
export type PrintCell = { column: number; colspan: number; rowspan: number; header: boolean; blocks: PrintBlock[] }
/** Every place of the grid is covered by exactly one cell. `widths` are shares of the whole width and add up to 1. */
export type PrintTable = { kind: 'table'; columns: number; widths: number[]; headerRows: number; rows: PrintCell[][] }
export type PrintBlock = PrintParagraph | PrintHeading | PrintBulletList | PrintOrderedList | PrintQuote | PrintTable

export type PrintSection = Omit<SnapshotSection, 'content'> & { blocks: PrintBlock[] }

/** A paper that every rendition can hold: what the normaliser makes of a snapshot. */
export type PrintPaper = Omit<PaperSnapshot, 'sections'> & { sections: PrintSection[] }

/** All text of inline nodes; a break reads as `separator`. */
export const inlineText = (inlines: readonly PrintInline[], separator = ' '): string =>
  inlines
    .map((inline) => {
      if (inline.kind === 'text') return inline.text
      return inline.kind === 'break' ? separator : inlineText(inline.children, separator)
    })
    .join('')

const childBlocks = (block: PrintBlock): PrintBlock[] => {
  if (block.kind === 'quote') return block.blocks
  if (block.kind === 'table') return block.rows.flatMap((row) => row.flatMap((cell) => cell.blocks))
  return block.kind === 'bulletList' || block.kind === 'orderedList' ? block.items.flat() : []
}

/** Every paragraph and heading below these blocks, in reading order. */
export const textBlocks = (blocks: readonly PrintBlock[]): (PrintParagraph | PrintHeading)[] =>
  blocks.flatMap((block) => (block.kind === 'paragraph' || block.kind === 'heading' ? [block] : textBlocks(childBlocks(block))))
