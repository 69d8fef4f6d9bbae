import type { HistoryEntry } from '@concord/contract'
import { expect, test } from 'vitest'
import { byDay, comparableEntries, lastApprovedHead, listedEntries } from './history-rows.ts'

const entry = (kind: HistoryEntry['kind'], head: number | null, at: string, point?: HistoryEntry['point']): HistoryEntry => ({
  kind,
  head,
  at,
  by: 'Ana',
  reason: null,
  hash: null,
  authors: [],
  ...(point && { point }),
})
const HISTORY = [
  entry('created', null, '2025-12-09T08:00:00.000Z'),
  entry('saved', 4, '2025-12-09T09:00:00.000Z', { kind: 'quiet', name: null }),
  entry('saved', 7, '2025-12-09T10:00:00.000Z', { kind: 'transition', name: null }),
  entry('submitted', 7, '2025-12-09T10:00:00.000Z'),
  entry('approved', 7, '2025-12-10T10:00:00.000Z'),
  entry('saved', 7, '2025-12-10T11:00:00.000Z', { kind: 'named', name: 'Sent' }),
  entry('saved', 9, '2025-12-10T12:00:00.000Z', { kind: 'restore', name: null }),
  entry('restored', 10, '2025-12-10T12:00:00.000Z'),
]

test('a decision and the point before it are one entry, the newest first', () => {
  expect(listedEntries(HISTORY).map(({ kind, head }) => [kind, head])).toEqual([
    ['restored', 10],
    ['saved', 9],
    ['saved', 7],
    ['approved', 7],
    ['submitted', 7],
    ['saved', 4],
    ['created', null],
  ])
})

test('every text is to be compared once, under what tells most of it', () => {
  expect(comparableEntries(HISTORY).map(({ head, kind, point }) => [head, point?.name ?? point?.kind ?? kind])).toEqual([
    [10, 'restored'],
    [9, 'restore'],
    [7, 'Sent'],
    [4, 'quiet'],
  ])
})

test('days keep the order, and the last approval is found', () => {
  expect(byDay(listedEntries(HISTORY), (at) => at.slice(0, 10)).map(({ day, entries }) => [day, entries.length])).toEqual([
    ['2025-12-10', 4],
    ['2025-12-09', 3],
  ])
  expect(lastApprovedHead(HISTORY)).toBe(7)
  expect(lastApprovedHead(HISTORY.slice(0, 4))).toBeUndefined()
})
