import type { PaperNode } from '@concord/paper'
import { inlineText, type PrintBlock, type PrintCell, type PrintTable, textBlocks } from '../print-paper.ts'
import type { FindingLog } from './findings.ts'

/** More columns than a word processor takes. */
const MAX_COLUMNS = 63

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

function placeCell(node: PaperNode, grid: Grid, row: number, rowsLeft: number, from: number): PrintCell {
  let column = from
  while (!grid.isFree(row, column)) column++
  const wanted = Math.min(span(node.attrs?.colspan), MAX_COLUMNS + 1)
  let colspan = 1
  while (colspan < wanted && grid.isFree(row, column + colspan)) colspan++
  return { column, colspan, rowspan: Math.min(span(node.attrs?.rowspan), rowsLeft), header: node.type === 'tableHeader', blocks: [] }
}

function placeRows(rows: readonly PaperNode[], grid: Grid, render: (cell: PaperNode) => PrintBlock[]): PrintCell[][] {
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

/** Shares by what the columns hold: long text gets more, nothing less than its longest word if that can be. */
function columnWidths(rows: readonly PrintCell[][], columns: number): number[] {
  const weights = new Array<number>(columns).fill(6)
  for (const cell of rows.flat()) {
    if (cell.colspan > 1) continue
    const text = textBlocks(cell.blocks)
      .map((block) => inlineText(block.inlines))
      .join(' ')
    const weight = Math.max(Math.min(longestWord(text), 24), Math.min(Math.sqrt(text.length) * 3, 40))
    weights[cell.column] = Math.max(weights[cell.column]!, weight)
  }
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return weights.map((weight) => Math.round((weight / total) * 10_000) / 10_000)
}

/** A table whose cells cover its grid exactly; a table without cells is left out. `render` gives a cell's blocks. */
export function normaliseTable(node: PaperNode, log: FindingLog, render: (cell: PaperNode) => PrintBlock[]): PrintTable[] {
  const grid = emptyGrid()
  const placed = placeRows(node.content ?? [], grid, render)
  const columns = Math.max(0, ...placed.flat().map((cell) => cell.column + cell.colspan))
  if (columns === 0) return []
  if (columns > MAX_COLUMNS) {
    log.add('table_too_wide', `a table has ${columns} columns; at most ${MAX_COLUMNS} can be printed.`)
    return []
  }
  const rows = placed.map((cells, row) => [...cells, ...fillers(grid, row, columns)].sort((a, b) => a.column - b.column))
  return [{ kind: 'table', columns, widths: columnWidths(rows, columns), headerRows: countHeaderRows(rows), rows }]
}
