import { MAX_TABLE_COLUMNS } from '@concord/paper'
import type { PasteLosses } from './paste-losses.ts'

const MAX_ROWSPAN = 512

const spanOf = (cell: Element, name: 'colspan' | 'rowspan'): number => {
  const span = Number.parseInt(cell.getAttribute(name) ?? '1', 10)
  return Number.isNaN(span) || span < 1 ? 1 : span
}

const isHead = (cell: Element): boolean => cell.tagName === 'TH' || cell.closest('thead, table')?.tagName === 'THEAD'

type Fill = (from: Element, into: Element) => void

/** Rebuilds a table on a grid that a section can hold; a table of one cell is only a frame, and what it frames stays. */
export function rebuildTable(table: HTMLTableElement, into: Element, losses: PasteLosses, fill: Fill): void {
  const document = into.ownerDocument
  const rows = [...table.rows].filter(({ cells }) => cells.length > 0)
  if (rows.length === 1 && rows[0]!.cells.length === 1) {
    fill(rows[0]!.cells[0]!, into)
    return
  }
  const built = document.createElement('table')
  /** For how many rows to come each column is taken by a cell from above. */
  let taken: number[] = []
  rows.forEach((row, place) => {
    const line = document.createElement('tr')
    const grid = taken.map((left) => Math.max(0, left))
    let column = 0
    for (const cell of row.cells) {
      while ((grid[column] ?? 0) > 0) column += 1
      if (column >= MAX_TABLE_COLUMNS) {
        losses.cells += 1
        continue
      }
      let width = 1
      while (width < spanOf(cell, 'colspan') && column + width < MAX_TABLE_COLUMNS && (grid[column + width] ?? 0) === 0) width += 1
      const height = Math.min(spanOf(cell, 'rowspan'), MAX_ROWSPAN, rows.length - place)
      const made = document.createElement(isHead(cell) ? 'th' : 'td')
      if (width > 1) made.setAttribute('colspan', String(width))
      if (height > 1) made.setAttribute('rowspan', String(height))
      for (let at = column; at < column + width; at += 1) grid[at] = height
      column += width
      fill(cell, made)
      line.append(made)
    }
    taken = Array.from(grid, (left) => (left ?? 0) - 1)
    built.append(line)
  })
  if (table.caption) fill(table.caption, into)
  if (built.firstChild) into.append(built)
}
