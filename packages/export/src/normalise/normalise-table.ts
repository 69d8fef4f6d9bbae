import type { PaperNode } from '@concord/paper'
import { allInlines, inlineText, type PrintBlock, type PrintCell, type PrintTable } from '../print-paper.ts'
import type { SectionReading } from './section-reading.ts'

/** More columns than a word processor takes. */
const MAX_COLUMNS = 63
/** How wide a table is on the sheet where people draw its columns. */
const LINE_PIXELS = 640

/** A cell with the widths of its columns, 0 for one that nobody has drawn. */
type PlacedCell = PrintCell & { colwidth: number[] }

type Grid = { isFree(row: number, column: number): boolean; take(row: number, cell: PrintCell): void }

function emptyGrid(): Grid {
  const taken = new Set<string>()
  return {
    isFree: (row, column) => !taken.has(`${row}:${column}`),
    take(row, { column, rowspan, colspan }) {
      for (let r = row; r < row + rowspan; r++) for (let c = column; c < column + colspan; c++) taken.add(`${r}:${c}`)
    },
  }
}

const span = (value: unknown): number => (typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : 1)

const widthsOf = (value: unknown): number[] =>
  Array.isArray(value) ? value.map((width) => (typeof width === 'number' && width > 0 ? width : 0)) : []

function placeCell(node: PaperNode, grid: Grid, row: number, rowsLeft: number, from: number): PlacedCell {
  let column = from
  while (!grid.isFree(row, column)) column++
  const wanted = Math.min(span(node.attrs?.colspan), MAX_COLUMNS + 1)
  let colspan = 1
  while (colspan < wanted && grid.isFree(row, column + colspan)) colspan++
  const rowspan = Math.min(span(node.attrs?.rowspan), rowsLeft)
  const colwidth = widthsOf(node.attrs?.colwidth).slice(0, colspan)
  return { column, colspan, rowspan, header: node.type === 'tableHeader', blocks: [], colwidth }
}

function placeRows(rows: readonly PaperNode[], grid: Grid, render: (cell: PaperNode) => PrintBlock[]): PlacedCell[][] {
  return rows.map((row, index) => {
    let column = 0
    return (row.content ?? []).map((node) => {
      const cell = placeCell(node, grid, index, rows.length - index, column)
      grid.take(index, cell)
      column = cell.column + cell.colspan
      return { ...cell, blocks: render(node) }
    })
  })
}

const fillers = (grid: Grid, row: number, columns: number): PrintCell[] =>
  Array.from({ length: columns }, (_, column) => column)
    .filter((column) => grid.isFree(row, column))
    .map((column) => ({ column, colspan: 1, rowspan: 1, header: false, blocks: [] }))

/** Leading rows of header cells only; a cell that reaches from there into the body ends the head above it. */
function countHeaderRows(rows: readonly PrintCell[][]): number {
  const firstBody = rows.findIndex((row) => row.some((cell) => !cell.header))
  let count = firstBody
  for (let row = firstBody - 1; row >= 0; row--) {
    if (rows[row]!.some((cell) => row + cell.rowspan > count)) count = row
  }
  return Math.max(count, 0)
}

const longestWord = (text: string): number => Math.max(0, ...text.split(/\s+/u).map((word) => word.length))

/** Weights by what the columns hold: long text gets more, nothing less than its longest word if that can be. */
function textWeights(rows: readonly PrintCell[][], columns: number): number[] {
  const weights = new Array<number>(columns).fill(6)
  for (const cell of rows.flat()) {
    if (cell.colspan > 1) continue
    const text = allInlines(cell.blocks)
      .map((inlines) => inlineText(inlines))
      .join(' ')
    const weight = Math.max(Math.min(longestWord(text), 24), Math.min(Math.sqrt(text.length) * 3, 40))
    weights[cell.column] = Math.max(weights[cell.column]!, weight)
  }
  return weights
}

/** The widths that somebody has drawn the columns to, in pixels. */
function drawnWidths(rows: readonly PlacedCell[][]): Map<number, number> {
  const drawn = new Map<number, number>()
  for (const { column, colwidth } of rows.flat()) {
    for (const [index, width] of colwidth.entries()) if (width > 0) drawn.set(column + index, width)
  }
  return drawn
}

/** Shares of the whole width. A column that nobody has drawn gets what its text asks for. */
function columnWidths(rows: readonly PlacedCell[][], columns: number): number[] {
  const weights = textWeights(rows, columns)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const drawn = drawnWidths(rows)
  const line = Math.max(
    LINE_PIXELS,
    drawn.values().reduce((sum, width) => sum + width, 0),
  )
  const pixels = weights.map((weight, column) => drawn.get(column) ?? (weight / total) * line)
  const whole = pixels.reduce((sum, width) => sum + width, 0)
  return pixels.map((width) => Math.round((width / whole) * 10_000) / 10_000)
}

const withoutColwidth = ({ colwidth: _colwidth, ...cell }: PlacedCell): PrintCell => cell

/** A table whose cells cover its grid exactly; a table without cells is left out. `render` gives a cell's blocks. */
export function normaliseTable(node: PaperNode, { log, numbers }: SectionReading, render: (cell: PaperNode) => PrintBlock[]): PrintTable[] {
  const number = numbers.table(Number)
  const grid = emptyGrid()
  const placed = placeRows(node.content ?? [], grid, render)
  const columns = Math.max(0, ...placed.flat().map((cell) => cell.column + cell.colspan))
  if (columns === 0) return []
  if (columns > MAX_COLUMNS) {
    log.add('table_too_wide', `a table has ${columns} columns; at most ${MAX_COLUMNS} can be printed.`)
    return []
  }
  const rows = placed.map((cells, row) =>
    [...cells.map(withoutColwidth), ...fillers(grid, row, columns)].sort((a, b) => a.column - b.column),
  )
  return [{ kind: 'table', number, columns, widths: columnWidths(placed, columns), headerRows: countHeaderRows(rows), rows }]
}
