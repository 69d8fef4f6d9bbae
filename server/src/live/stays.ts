import type { Room, Rooms, Session } from '@concord/collab'
import { CLOSE } from '@concord/contract'
import type { PersonId, SectionId } from '@concord/paper'
import { loadActorOfPerson } from '../auth/actor.ts'
import type { Clock, Database } from '../deps.ts'
import { stateEvent } from './live-events.ts'
import { accessOf, findSectionPlace } from './section-access.ts'

/** Somebody's stay in a room, with the signed-in browser that it hangs on (null inside the server's own process). */
export type Stay = { room: Room; session: Session; signInId: string | null }

/** Who is in which room; changes what they may do the moment it changes. */
export class Stays {
  private readonly all = new Set<Stay>()
  private readonly rooms: Rooms
  private readonly db: Database
  private readonly clock: Clock

  constructor(rooms: Rooms, db: Database, clock: Clock) {
    this.rooms = rooms
    this.db = db
    this.clock = clock
  }

  add(stay: Stay): void {
    this.all.add(stay)
  }

  end(stay: Stay): void {
    this.all.delete(stay)
    this.rooms.leave(stay.room, stay.session)
  }

  close(stay: Stay, code: number, reason: string): void {
    stay.session.connection.close(code, reason)
    this.end(stay)
  }

  select(test: (stay: Stay) => boolean): Stay[] {
    return [...this.all].filter(test)
  }

  /** Judges every stay in a section anew, and tells it, or closes it where nothing is left to see. */
  async regrantSection(sectionId: SectionId): Promise<void> {
    await this.regrant(this.select((stay) => stay.room.sectionId === sectionId))
  }

  async regrantPerson(personId: PersonId): Promise<void> {
    await this.regrant(this.select((stay) => stay.session.presence.personId === personId))
  }

  async regrant(stays: readonly Stay[]): Promise<void> {
    const places = new Map(
      await Promise.all(
        [...new Set(stays.map((stay) => stay.room.sectionId))].map(async (id) => [id, await findSectionPlace(this.db, id)] as const),
      ),
    )
    const actors = new Map(
      await Promise.all(
        [...new Set(stays.map((stay) => stay.session.presence.personId))].map(
          async (id) => [id, await loadActorOfPerson(this.db, id, this.clock)] as const,
        ),
      ),
    )
    for (const stay of stays) {
      const place = places.get(stay.room.sectionId)
      if (!place) {
        this.close(stay, CLOSE.noSuchSection, 'no such section')
        continue
      }
      const access = accessOf(actors.get(stay.session.presence.personId)!, place)
      if (access.grant === 'none') this.close(stay, CLOSE.notYours, 'not yours')
      else stay.room.regrant(stay.session, access, stateEvent(access, place))
    }
  }
}
