import { isDeepStrictEqual } from 'node:util'
import type { Access, Room, Rooms, Session } from '@concord/collab'
import { CLOSE } from '@concord/contract'
import type { Logger } from 'pino'
import { loadActorsOfPeople } from '../auth/actor.ts'
import type { Clock, Database } from '../deps.ts'
import { stateEvent } from './live-events.ts'
import { accessOf, findSectionPlaces, type SectionPlace } from './section-access.ts'

/** Somebody's stay in a room, with the section as it was when they were last told of it. */
export type Stay = { room: Room; session: Session; place: NonNullable<SectionPlace> }

export type StaysParts = { rooms: Pick<Rooms, 'leave'>; db: Database; clock: Clock; log: Pick<Logger, 'warn'> }

const RETRY_MS = 1_000

/** Who is in which room; changes what they may do the moment it changes. */
export class Stays {
  /**
   * Grows with everything that may change what somebody may do. A handshake that finds it grown since it began looks at a stay anew: it was
   * not in here yet when the others were told.
   */
  changes = 0
  private readonly parts: StaysParts
  private readonly all = new Set<Stay>()
  /** Stays to be judged anew, and those among them that may have missed what the others were told. */
  private due = new Set<Stay>()
  private missed = new Set<Stay>()
  private rounds: Promise<void> = Promise.resolve()
  private retry: NodeJS.Timeout | undefined

  constructor(parts: StaysParts) {
    this.parts = parts
  }

  add(stay: Stay): void {
    this.all.add(stay)
  }

  end(stay: Stay): void {
    this.all.delete(stay)
    this.parts.rooms.leave(stay.room, stay.session)
  }

  close(stay: Stay, code: number, reason: string): void {
    stay.session.connection.close(code, reason)
    this.end(stay)
  }

  select(test: (stay: Stay) => boolean): Stay[] {
    return [...this.all].filter(test)
  }

  /** Something changed that these stays hang on. */
  changed(test: (stay: Stay) => boolean): Promise<void> {
    this.changes += 1
    return this.regrant(this.select(test))
  }

  /** Anything may have changed: notices of other nodes were lost. */
  mayHaveMissed(): Promise<void> {
    for (const stay of this.all) this.missed.add(stay)
    return this.changed(() => true)
  }

  /**
   * Judges stays anew, tells those whose rights or whose section changed and closes those who have nothing left to see. Rounds follow each
   * other, so what an earlier one read never overwrites a later one. Rejects where the database does not answer; it is asked again.
   */
  regrant(stays: readonly Stay[]): Promise<void> {
    for (const stay of stays) this.due.add(stay)
    const round = this.rounds.then(() => this.judgeDue())
    this.rounds = round.catch(() => {})
    return round
  }

  private async judgeDue(): Promise<void> {
    const { due, missed } = this
    this.due = new Set()
    this.missed = new Set()
    if (due.size === 0) return
    try {
      await this.judge(due, missed)
    } catch (error) {
      for (const stay of due) this.due.add(stay)
      for (const stay of missed) this.missed.add(stay)
      this.parts.log.warn({ error, stays: due.size }, 'what people may do could not be looked up; it is tried again')
      this.retry ??= setTimeout(() => this.regrantLater(), RETRY_MS).unref()
      throw error
    }
  }

  private regrantLater(): void {
    this.retry = undefined
    // What fails again is logged and tried again by the round itself.
    this.regrant([]).catch(() => {})
  }

  /** Two statements, however many stays there are. */
  private async judge(due: ReadonlySet<Stay>, missed: ReadonlySet<Stay>): Promise<void> {
    const { db, clock } = this.parts
    const places = await findSectionPlaces(
      db,
      unique(due, ({ room }) => room.sectionId),
    )
    const actors = await loadActorsOfPeople(
      db,
      unique(due, ({ session }) => session.presence.personId),
      clock,
    )
    for (const stay of due) {
      if (!this.all.has(stay)) continue
      const [place, actor] = [places.get(stay.room.sectionId), actors.get(stay.session.presence.personId)]
      if (!place) this.close(stay, CLOSE.noSuchSection, 'no such section')
      else if (!actor) this.close(stay, CLOSE.signIn, 'sign in')
      else this.apply(stay, { place, access: accessOf(actor, place), hasMissed: missed.has(stay) })
    }
  }

  private apply(stay: Stay, { place, access, hasMissed }: Judgement): void {
    const { room, session, place: before } = stay
    if (access.grant === 'none') return this.close(stay, CLOSE.notYours, 'not yours')
    if (place.section.epoch !== room.text.epoch) return this.close(stay, CLOSE.copyRefused, 'epoch')
    const [told, event] = [stateEvent(session.access, before), stateEvent(access, place)]
    stay.place = place
    if (isDeepStrictEqual(told, event)) session.access = access
    else room.regrant(session, access, event)
    if (!hasMissed) return
    room.tell(session, { type: 'comments' })
    room.tell(session, { type: 'authorities' })
    const { title } = place.section
    if (title !== before.section.title) room.tell(session, { type: 'title', title })
    if (place.paper.updatedAt.getTime() !== before.paper.updatedAt.getTime()) room.tell(session, { type: 'paper' })
  }
}

type Judgement = { place: NonNullable<SectionPlace>; access: Access; hasMissed: boolean }

const unique = <Id>(stays: Iterable<Stay>, idOf: (stay: Stay) => Id): Id[] => [...new Set([...stays].map(idOf))]
