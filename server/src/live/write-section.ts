import { createSession, encodeAppended, type Rooms } from '@concord/collab'
import type { SectionContent, SectionId } from '@concord/paper'
import type { Actor } from '../auth/actor.ts'
import type { Database } from '../deps.ts'
import { notFound } from '../policies/hats.ts'
import { presenceOf } from './collab-handshake.ts'
import { accessOf, findSectionPlace } from './section-access.ts'

/** Appends `content` to a section as a person would: through a stay in its room, the gate and the committer. Resolves when durable. */
export async function writeSection(
  { db, rooms, newId, newClient }: { db: Database; rooms: Rooms; newId(): string; newClient(): number },
  actor: Actor,
  sectionId: SectionId,
  content: SectionContent,
): Promise<void> {
  const place = await findSectionPlace(db, sectionId)
  if (!place) throw notFound('section')
  const refusal = Promise.withResolvers<never>()
  const session = createSession({
    id: newId(),
    presence: presenceOf(actor),
    access: accessOf(actor, place),
    wantsEvents: false,
    connection: {
      send: () => {},
      unsentBytes: () => 0,
      close: (code, reason) => refusal.reject(new Error(`the text for section ${sectionId} was refused: ${code} ${reason}`)),
    },
  })
  const room = await rooms.join(sectionId, session, () => {})
  if (!room) throw notFound('section')
  try {
    room.writing.bring(session, encodeAppended(room.text.merged(), newClient(), content), 'update')
    await Promise.race([rooms.drained(), refusal.promise])
  } finally {
    rooms.leave(room, session)
  }
}
