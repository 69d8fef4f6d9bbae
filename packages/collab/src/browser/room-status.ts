import type { Grant, SectionState } from '@concord/paper'

/** What the reader is told about their words: all committed, on their way, or kept on this device only. */
export type SaveState = 'saved' | 'saving' | 'offline'

/** Why a room ended for good. After `refused` the words are kept (see `salvaged-words.ts`) and the section can be joined afresh. */
export type RoomEnd = { kind: 'refused'; rule: string; words: string } | { kind: 'sign_in' | 'not_yours' | 'no_such_section' | 'reload' }

export type RoomStatus = {
  save: SaveState
  /** Whether there is text to show: from the server or from this device. */
  ready: boolean
  /** Whether leaving now could lose sight of edits. */
  unsaved: boolean
  grant: Grant
  /** Unknown until the server has said hello. */
  state: SectionState | undefined
  end: RoomEnd | undefined
}
