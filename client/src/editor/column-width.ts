import type { EditorState, Transaction } from '@tiptap/pm/state'
import { isInTable, selectedRect } from '@tiptap/pm/tables'

/** How narrow and how wide a column can be set, in pixels of the sheet. */
export const COLUMN_WIDTH = { min: 25, max: 2000 }

type CellColumn = { at: number; index: number }

/** The cells that stand in the selected columns, each with the place of the column in it; a merged cell once for every column. */
function selectedColumns(state: EditorState): CellColumn[] {
  if (!isInTable(state)) return []
  const { map, tableStart, left, right } = selectedRect(state)
  const columns: CellColumn[] = []
  for (let column = left; column < right; column += 1) {
    for (let row = 0; row < map.height; row += 1) {
      const cell = map.map[row * map.width + column]!
      const isAbove = row > 0 && map.map[(row - 1) * map.width + column] === cell
      if (!isAbove) columns.push({ at: tableStart + cell, index: column - map.colCount(cell) })
    }
  }
  return columns
}

const widthsOf = (state: { doc: Transaction['doc'] }, at: number): number[] => {
  const { colspan, colwidth } = state.doc.nodeAt(at)!.attrs
  return Array.from({ length: colspan }, (_, index) => Number(colwidth?.[index] ?? 0))
}

/** The width that somebody has given to the column at the caret; undefined where it takes what the others leave. */
export function givenWidth(state: EditorState): number | undefined {
  const [first] = selectedColumns(state)
  return first && (widthsOf(state, first.at)[first.index] || undefined)
}

/** The cell at the caret or at the start of the selection, by its place. */
export function cellAtCaret(state: EditorState): number | undefined {
  if (!isInTable(state)) return undefined
  const { map, tableStart, left, top } = selectedRect(state)
  return tableStart + map.map[top * map.width + left]!
}

/** Gives the selected columns a width in every row; undefined outside of a table. */
export function setColumnWidth(state: EditorState, width: number): Transaction | undefined {
  const columns = selectedColumns(state)
  if (columns.length === 0) return undefined
  const change = state.tr
  for (const { at, index } of columns) {
    const widths = widthsOf(change, at)
    if (widths[index] === width) continue
    widths[index] = width
    change.setNodeAttribute(at, 'colwidth', widths)
  }
  return change
}
