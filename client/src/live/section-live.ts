import type { RoomEnd, RoomStatus, SectionRoom } from '@concord/collab/browser'
import type { PersonHere } from './presence.ts'

/** Why a section is no longer live on this page. `given_up`: its copy was refused again and again. */
export type SectionEnd = Exclude<RoomEnd['kind'], 'refused'> | 'given_up'

/** The session is over or the app too old: the section is not closed, this page is only cut off from it. */
export const isCutOff = (end: SectionEnd | undefined): boolean => end === 'sign_in' || end === 'reload'

/** What stands on the sheet depends on this. The same object while one types: only saving and who is here change then. */
export type SectionShown = {
  room: SectionRoom
  /** Grows with every fresh copy; an editor belongs to one number. */
  copy: number
  status: Pick<RoomStatus, 'ready' | 'grant' | 'state'>
  end: SectionEnd | undefined
}

/** Everything about one section's live end. A new object after every change. */
export type SectionLive = {
  room: SectionRoom
  copy: number
  status: RoomStatus
  shown: SectionShown
  wasOnline: boolean
  people: readonly PersonHere[]
  end: SectionEnd | undefined
}

/** What is shown of a section, as the same object as before while that looks the same. */
export function shownOf(
  { room, copy, status: { ready, grant, state }, end }: Omit<SectionLive, 'shown'>,
  before?: SectionShown,
): SectionShown {
  const isSame =
    before?.room === room &&
    before.copy === copy &&
    before.end === end &&
    before.status.ready === ready &&
    before.status.grant === grant &&
    before.status.state === state
  return isSame ? before : { room, copy, status: { ready, grant, state }, end }
}
