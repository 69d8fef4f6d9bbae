import { HeadingLevel, type IParagraphOptions, type NumberingDefinition, PageBreak, Paragraph, TextRun } from 'docx'
import type { PrintBlock, PrintBulletList, PrintOrderedList, PrintParagraph } from '../print-paper.ts'
import { docxFigure } from './docx-figure.ts'
import { docxInlines } from './docx-inlines.ts'
import { BULLET_LIST, LEVEL_INDENT, levelAt, numberedList } from './docx-numbering.ts'
import { docxCallout, docxEvidence, docxRecommendation } from './docx-policy-blocks.ts'
import { type DocxBlock, docxTable, type Setting } from './docx-table.ts'

const HEADINGS = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3, HeadingLevel.HEADING_4]

/** The style of a heading of level 1 to 4. */
export const headingAt = (level: number) => HEADINGS[level - 1]!

const paragraph = (block: PrintParagraph, setting: Setting, more: IParagraphOptions = {}): Paragraph =>
  new Paragraph({
    style: setting.style,
    ...(setting.indent > 0 && { indent: { left: setting.indent } }),
    ...more,
    children: docxInlines(block.inlines),
  })

type Numbering = { list: NumberingDefinition; style: string }

/** An item's first paragraph carries the number; an item that starts with something else gets an empty one. */
function listItem(blocks: readonly PrintBlock[], { list, style }: Numbering, setting: Setting): DocxBlock[] {
  const first = blocks[0]?.kind === 'paragraph' ? blocks[0] : undefined
  const inside: Setting = {
    ...setting,
    width: setting.width - LEVEL_INDENT,
    indent: setting.indent + LEVEL_INDENT,
    listDepth: setting.listDepth + 1,
    style: 'ListContinue',
  }
  const numbered = paragraph(first ?? { kind: 'paragraph', inlines: [] }, inside, {
    style,
    numbering: { reference: list, level: levelAt(setting.listDepth), custom: true },
    indent: { left: inside.indent, hanging: LEVEL_INDENT },
  })
  return [numbered, ...docxBlocks(first ? blocks.slice(1) : blocks, inside)]
}

function listBlocks(block: PrintBulletList | PrintOrderedList, setting: Setting): DocxBlock[] {
  const numbering: Numbering =
    block.kind === 'bulletList'
      ? { list: BULLET_LIST, style: 'ListBullet' }
      : { list: numberedList(block, setting.nextNumber()), style: 'ListNumber' }
  return block.items.flatMap((blocks) => listItem(blocks, numbering, setting))
}

function quoteBlocks(blocks: readonly PrintBlock[], setting: Setting): DocxBlock[] {
  return docxBlocks(blocks, { ...setting, width: setting.width - 340, indent: setting.indent + 340, style: 'Quote' })
}

/** The number is written out: Word's own would start anew where an author skipped a level. */
export const headingParagraph = (level: number, number: string, children: IParagraphOptions['children'], more: IParagraphOptions = {}) =>
  new Paragraph({ heading: headingAt(level), ...more, children: [new TextRun(`${number}\u2002`), ...(children ?? [])] })

function docxBlock(block: PrintBlock, setting: Setting): DocxBlock[] {
  switch (block.kind) {
    case 'paragraph':
      return [paragraph(block, setting)]
    case 'heading':
      return [headingParagraph(block.level, block.number, docxInlines(block.inlines))]
    case 'table':
      return docxTable(block, setting, docxBlocks)
    case 'quote':
      return quoteBlocks(block.blocks, setting)
    case 'recommendation':
      return docxRecommendation(block, setting, docxBlocks)
    case 'evidence':
      return docxEvidence(block, setting, docxBlocks)
    case 'callout':
      return docxCallout(block, setting, docxBlocks)
    case 'figure':
      return docxFigure(block, setting)
    case 'pageBreak':
      return [new Paragraph({ children: [new PageBreak()] })]
    default:
      return listBlocks(block, setting)
  }
}

/** Blocks as paragraphs and tables. */
export const docxBlocks = (blocks: readonly PrintBlock[], setting: Setting): DocxBlock[] =>
  blocks.flatMap((block) => docxBlock(block, setting))
