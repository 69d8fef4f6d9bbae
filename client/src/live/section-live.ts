import type { RoomEnd, RoomStatus, SectionRoom } from '@concord/collab/browser'
import type { PersonHere } from './presence.ts'

/** Why a section is no longer live on this page. `given_up`: its copy was refused again and again. */
export type SectionEnd = Exclude<RoomEnd['kind'], 'refused'> | 'given_up'

/** The session is over or the app too old: the section is not closed, this page is only cut off from it. */
export const isCutOff = (end: SectionEnd | undefined): boolean => end === 'sign_in' || end === 'reload'

/** What the page shows of one section's live end. A new object after every change. */
export type SectionLive = {
  room: SectionRoom
  /** Grows with every fresh copy; an editor belongs to one number. */
  copy: number
  status: RoomStatus
  wasOnline: boolean
  people: readonly PersonHere[]
  end: SectionEnd | undefined
}
