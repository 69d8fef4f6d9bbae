import { HeadingLevel, type IParagraphOptions, type NumberingDefinition, Paragraph } from 'docx'
import type { PrintBlock, PrintBulletList, PrintOrderedList, PrintParagraph } from '../print-paper.ts'
import { docxInlines } from './docx-inlines.ts'
import { BULLET_LIST, LEVEL_INDENT, levelAt, numberedList } from './docx-numbering.ts'
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

function docxBlock(block: PrintBlock, setting: Setting): DocxBlock[] {
  if (block.kind === 'paragraph') return [paragraph(block, setting)]
  if (block.kind === 'heading') return [new Paragraph({ heading: headingAt(block.level), children: docxInlines(block.inlines) })]
  if (block.kind === 'table') return docxTable(block, setting, docxBlocks)
  if (block.kind === 'quote') {
    return docxBlocks(block.blocks, { ...setting, width: setting.width - 340, indent: setting.indent + 340, style: 'Quote' })
  }
  return listBlocks(block, setting)
}

/** Blocks as paragraphs and tables. */
export const docxBlocks = (blocks: readonly PrintBlock[], setting: Setting): DocxBlock[] =>
  blocks.flatMap((block) => docxBlock(block, setting))
