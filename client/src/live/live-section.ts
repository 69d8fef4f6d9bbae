import type { RoomEnd, RoomStatus, SectionRoom } from '@concord/collab/browser'
import { type PersonHere, peopleIn, samePeople } from './presence.ts'
import type { RejoinLimit } from './rejoin-limit.ts'

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

type LiveSectionOptions = {
  openRoom: () => SectionRoom
  person: Record<string, unknown>
  limit: RejoinLimit
  onChange: () => void
}

/** Keeps one section live: joins it, listens, and joins it afresh with a new copy after a refusal. */
export class LiveSection {
  private readonly options: LiveSectionOptions
  private current: SectionLive
  private stopListening = (): void => {}

  constructor(options: LiveSectionOptions) {
    this.options = options
    this.current = this.join(0)
  }

  get snapshot(): SectionLive {
    return this.current
  }

  destroy(): void {
    this.stopListening()
    this.current.room.destroy()
  }

  /** Leaves a section that is no longer in the paper; words that it has not taken are kept. */
  abandon(): void {
    this.stopListening()
    void this.current.room.abandon()
  }

  private join(copy: number): SectionLive {
    const room = this.options.openRoom()
    // Without a first word of our own the others would not hear that we are here.
    room.awareness.setLocalStateField('user', this.options.person)
    const stopStatus = room.subscribe(this.takeStatus)
    room.awareness.on('change', this.takePeople)
    this.stopListening = () => {
      stopStatus()
      room.awareness.off('change', this.takePeople)
    }
    return { room, copy, status: room.status, wasOnline: false, people: [], end: undefined }
  }

  private readonly takeStatus = (): void => {
    const { status } = this.current.room
    if (status.end?.kind === 'refused') {
      this.rejoin()
      return
    }
    const wasOnline = this.current.wasOnline || status.save === 'saved'
    this.change({ status, wasOnline, end: status.end?.kind })
  }

  private readonly takePeople = (): void => {
    const { awareness } = this.current.room
    const people = peopleIn(awareness.getStates(), awareness.clientID)
    if (!samePeople(people, this.current.people)) this.change({ people })
  }

  private rejoin(): void {
    if (!this.options.limit.mayRejoin()) {
      this.change({ end: 'given_up' })
      return
    }
    const { room: refused, copy } = this.current
    this.stopListening()
    this.current = this.join(copy + 1)
    this.options.onChange()
    setTimeout(() => refused.destroy())
  }

  private change(change: Partial<SectionLive>): void {
    this.current = { ...this.current, ...change }
    this.options.onChange()
  }
}
