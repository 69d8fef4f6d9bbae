import type { RoomStatus } from '@concord/collab/browser'

/** The one word about all open sections. `connecting` only until the first connection stands or is overdue. */
export type SaveSummary = 'connecting' | 'saved' | 'saving' | 'offline'

/** What the summary needs to know of one room. */
export type RoomSaving = Pick<RoomStatus, 'save' | 'unsaved'> & { wasOnline: boolean }

/** What else is known about the line to the server. */
export type Line = {
  /** The device says that it has no network. Believed only while something waits to be saved or nothing is connected. */
  deviceOffline: boolean
  /** The first connections took longer than people should wait without a word. */
  overdue: boolean
}

/** Says the least favourable truth about all rooms: one room that is offline makes the paper offline. */
export function summarizeSaving(rooms: readonly RoomSaving[], line: Line): SaveSummary {
  const unsaved = rooms.some((room) => room.unsaved)
  if (unsaved && line.deviceOffline) return 'offline'
  if (rooms.some((room) => room.save === 'offline' && (room.wasOnline || line.overdue || line.deviceOffline))) return 'offline'
  if (unsaved) return 'saving'
  if (rooms.length === 0 || rooms.some((room) => !room.wasOnline)) return 'connecting'
  return rooms.every((room) => room.save === 'saved') ? 'saved' : 'saving'
}
