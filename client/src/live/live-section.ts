import type { SectionRoom } from '@concord/collab/browser'
import { peopleIn, samePeople } from './presence.ts'
import type { RejoinLimit } from './rejoin-limit.ts'
import { type SectionLive, shownOf } from './section-live.ts'

/** Carets move with every letter; who is here is counted anew at most so often. */
const PEOPLE_EVERY_MS = 250

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
  private peopleTimer: ReturnType<typeof setTimeout> | undefined

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
    room.awareness.on('change', this.awaitPeople)
    this.stopListening = () => {
      stopStatus()
      room.awareness.off('change', this.awaitPeople)
      clearTimeout(this.peopleTimer)
      this.peopleTimer = undefined
    }
    const joined = { room, copy, status: room.status, wasOnline: false, people: [], end: undefined }
    return { ...joined, shown: shownOf(joined) }
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

  private readonly awaitPeople = (): void => {
    this.peopleTimer ??= setTimeout(this.takePeople, PEOPLE_EVERY_MS)
  }

  private readonly takePeople = (): void => {
    this.peopleTimer = undefined
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
    const changed = { ...this.current, ...change }
    this.current = { ...changed, shown: shownOf(changed, this.current.shown) }
    this.options.onChange()
  }
}
