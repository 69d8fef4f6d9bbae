import { expect, test } from 'vitest'
import { type RoomSaving, summarizeSaving } from './save-summary.ts'

const fine = { deviceOffline: false, overdue: false }
const saved: RoomSaving = { save: 'saved', unsaved: false, wasOnline: true }
const saving: RoomSaving = { save: 'saving', unsaved: true, wasOnline: true }
const dropped: RoomSaving = { save: 'offline', unsaved: false, wasOnline: true }
const opening: RoomSaving = { save: 'offline', unsaved: false, wasOnline: false }

test.each([
  ['everything came back', [saved, saved], fine, 'saved'],
  ['one section still waits for its echo', [saved, saving], fine, 'saving'],
  ['one connection dropped', [saved, dropped], fine, 'offline'],
  ['one dropped while another one waits', [saving, dropped], fine, 'offline'],
  ['the page has just opened', [saved, opening], fine, 'connecting'],
  ['the first connection is overdue', [saved, opening], { deviceOffline: false, overdue: true }, 'offline'],
  ['the page was opened without a network', [opening], { deviceOffline: true, overdue: false }, 'offline'],
  ['words typed before the first connection', [{ ...opening, unsaved: true }], fine, 'saving'],
  ['the network went away while words wait', [saving], { deviceOffline: true, overdue: false }, 'offline'],
  ['the network went away but everything is saved over a local line', [saved], { deviceOffline: true, overdue: false }, 'saved'],
] as const)('[L2] %s', (_case, rooms, line, summary) => {
  expect(summarizeSaving(rooms, line)).toBe(summary)
})
