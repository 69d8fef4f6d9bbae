import type { PaperNode } from '@concord/paper'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openReading } from '../../testing/open-reading.ts'
import { p, table, td, th } from '../../testing/sample-paper.ts'
import type { PrintTable } from '../print-paper.ts'
import { normaliseTable } from './normalise-table.ts'

const normalised = (node: PaperNode): PrintTable | undefined => normaliseTable(node, openReading(), () => [])[0]

/** How many cells lie on each place of the grid. */
const coverage = ({ rows, columns }: PrintTable): number[] => {
  const counts = new Array<number>(rows.length * columns).fill(0)
  rows.forEach((cells, row) => {
    for (const cell of cells) {
      for (let r = row; r < row + cell.rowspan; r++) {
        for (let c = cell.column; c < cell.column + cell.colspan; c++) counts[r * columns + c]!++
      }
    }
  })
  return counts
}

const span = fc.integer({ min: 1, max: 5 })
const cell = fc
  .tuple(fc.boolean(), span, span)
  .map(([head, colspan, rowspan]) => (head ? th('x', colspan, rowspan) : td('x', colspan, rowspan)))
const anyTable = fc.array(fc.array(cell, { maxLength: 5 }), { maxLength: 6 }).map((rows) => table(...rows))

test('whatever the spans, every place of the grid is covered by exactly one cell', () => {
  fc.assert(
    fc.property(anyTable, (node) => {
      const print = normalised(node)
      if (print === undefined) return
      expect(new Set(coverage(print))).toEqual(new Set([1]))
      expect(print.widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(1, 2)
      for (const [index, row] of print.rows.slice(0, print.headerRows).entries()) {
        for (const head of row) expect([head.header, index + head.rowspan <= print.headerRows]).toEqual([true, true])
      }
    }),
  )
})

test('header rows are the leading rows of header cells, but never the whole table', () => {
  expect(normalised(table([th('a', 1, 2), th('b', 2)], [th('c'), th('d')], [td('1'), td('2'), td('3')]))?.headerRows).toBe(2)
  expect(normalised(table([th('a')], [td('1')]))?.headerRows).toBe(1)
  expect(normalised(table([th('a')], [th('b')]))?.headerRows).toBe(0)
  expect(normalised(table([th('a', 1, 2), th('b')], [td('1')]))?.headerRows).toBe(0)
})

test('a table without cells is left out, one with too many columns is refused', () => {
  expect(normalised(table([], []))).toBeUndefined()
  const reading = openReading()
  expect(normaliseTable(table([td('a', 60), td('b', 4)]), reading, () => [])).toEqual([])
  expect(reading.log.findings.map((finding) => finding.rule)).toEqual(['table_too_wide'])
  expect(normalised(table([td('a', 60), td('b', 3)]))?.columns).toBe(63)
})

test('a cell is rendered once, with its content', () => {
  const rendered = normaliseTable(table([td('a')]), openReading(), (node) => [
    { kind: 'paragraph', inlines: [{ kind: 'text', text: JSON.stringify(node.content), marks: [] }] },
  ])
  expect(rendered[0]!.rows[0]![0]!.blocks).toMatchObject([{ inlines: [{ text: JSON.stringify([p('a')]) }] }])
})

const drawn = (...widths: (number | null)[]): PaperNode[] =>
  widths.map((width) => ({ ...td('x'), attrs: { colspan: 1, rowspan: 1, colwidth: width === null ? null : [width] } }))

test('columns keep the shares to which somebody has drawn them', () => {
  expect(normalised(table(drawn(300, 100, 200)))?.widths).toEqual([0.5, 0.1667, 0.3333])
  expect(normalised(table(drawn(320, null, null)))?.widths).toEqual([0.4286, 0.2857, 0.2857])
  const spanning = { ...td('x', 2), attrs: { colspan: 2, rowspan: 1, colwidth: [100, 300] } }
  expect(normalised(table([spanning]))?.widths).toEqual([0.25, 0.75])
})
