import { Paragraph, ShadingType, Table, TableCell, TableLayoutType, TableRow, WidthType } from 'docx'
import type { PrintBlock, PrintCell, PrintTable } from '../print-paper.ts'
import type { DocxImages } from './docx-images.ts'
import { RULE, TINT } from './docx-styles.ts'

/** Where a block stands: the space left for it (twentieths of a point), how far it is set in, and in what; and what all blocks share. */
export type Setting = { width: number; indent: number; listDepth: number; style: string; nextNumber(): number; images: DocxImages }

export type DocxBlock = Paragraph | Table

/** Makes the blocks inside another one. */
export type RenderBlocks = (blocks: readonly PrintBlock[], setting: Setting) => DocxBlock[]

const LINE = { style: 'single', size: 4, color: RULE } as const
/** All four sides, and between cells. */
export const TABLE_LINES = { top: LINE, bottom: LINE, left: LINE, right: LINE, insideHorizontal: LINE, insideVertical: LINE }
export const CELL_MARGIN = { top: 40, bottom: 40, left: 100, right: 100 }

const isParagraph = (block: DocxBlock | undefined): boolean => block instanceof Paragraph

function tableCell(cell: PrintCell, widths: readonly number[], setting: Setting, render: RenderBlocks): TableCell {
  const width = widths.slice(cell.column, cell.column + cell.colspan).reduce((sum, part) => sum + part, 0)
  const style = cell.header ? 'TableHeader' : 'TableText'
  const blocks = render(cell.blocks, { ...setting, width: Math.max(width - 200, 200), indent: 0, listDepth: 0, style })
  // A cell has to end with a paragraph.
  const children = isParagraph(blocks.at(-1)) ? blocks : [...blocks, new Paragraph({ style })]
  return new TableCell({
    children,
    width: { size: width, type: WidthType.DXA },
    ...(cell.colspan > 1 && { columnSpan: cell.colspan }),
    ...(cell.rowspan > 1 && { rowSpan: cell.rowspan }),
    ...(cell.header && { shading: { type: ShadingType.CLEAR, fill: TINT, color: 'auto' } }),
  })
}

/**
 * A table with repeated header rows and merged cells, and a small paragraph after it, or Word would join neighbouring tables.
 * `render` makes the blocks of a cell.
 */
export function docxTable(table: PrintTable, setting: Setting, render: RenderBlocks): DocxBlock[] {
  const widths = table.widths.map((share) => Math.max(Math.floor(share * setting.width), 1))
  const rows = table.rows.map(
    (row, index) =>
      new TableRow({
        children: row.map((cell) => tableCell(cell, widths, setting, render)),
        // `false` would be written as an element that some readers take for true.
        ...(index < table.headerRows && { tableHeader: true }),
      }),
  )
  const docx = new Table({
    rows,
    columnWidths: widths,
    width: { size: widths.reduce((sum, part) => sum + part, 0), type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    borders: TABLE_LINES,
    margins: CELL_MARGIN,
    ...(setting.indent > 0 && { indent: { size: setting.indent, type: WidthType.DXA } }),
    tableLook: { firstRow: table.headerRows > 0, noHBand: true, noVBand: true },
  })
  return [docx, new Paragraph({ style: 'TableEnd' })]
}
