import { type Connection, createSession, type Room, type Rooms } from '@concord/collab'
import { CLOSE } from '@concord/contract'
import type { Logger } from 'pino'
import { type Asking, type HandshakeParts, presenceOf, type Refusal, refusal, shakeHands } from './collab-handshake.ts'
import { helloEvent } from './live-events.ts'
import type { SignedInSocket } from './signed-in-sockets.ts'
import type { Stay, Stays } from './stays.ts'

export type JoinParts = HandshakeParts & { rooms: Rooms; stays: Stays; log: Logger; newId(): string }

/** Where a stay's messages go. `entered` is called once, before anything is sent: now the room is known. */
export type Entrance = { connection: Connection; entered?(room: Room): void }

/** Lets somebody into a section, from the handshake to the stay in its room, over either form of the wire. */
export async function joinSection(
  parts: JoinParts,
  who: SignedInSocket,
  asking: Asking,
  entrance: Entrance,
): Promise<{ kind: 'joined'; stay: Stay } | Refusal> {
  const { stays } = parts
  const seen = stays.changes
  const handshake = await shakeHands(parts, who, asking)
  if (handshake.kind === 'refused') return handshake
  const session = createSession({
    id: parts.newId(),
    presence: presenceOf(handshake.actor),
    wantsEvents: asking.wantsEvents,
    access: handshake.access,
    connection: entrance.connection,
  })
  const hello = helloEvent(handshake.access, handshake.place)
  const room = await parts.rooms.join(handshake.sectionId, session, (joined) => {
    entrance.entered?.(joined)
    joined.tell(session, hello)
  })
  if (!room) return refusal(CLOSE.noSuchSection, 'no such section')
  const stay: Stay = { room, session, place: handshake.place }
  stays.add(stay)
  // What changed since the look at the section was told to those who were already in. From here on this stay is told too.
  if (stays.changes !== seen) await regrantOrEnd(stays, stay)
  return { kind: 'joined', stay }
}

async function regrantOrEnd(stays: Stays, stay: Stay): Promise<void> {
  try {
    await stays.regrant([stay])
  } catch (error) {
    stays.end(stay)
    throw error
  }
}

/** Hands a session's message to its room. A broken invariant ends this session, and nothing else. */
export function receiveMessage({ stays, log }: Pick<JoinParts, 'stays' | 'log'>, stay: Stay, message: Uint8Array): void {
  try {
    stay.room.receive(stay.session, message)
  } catch (error) {
    log.error({ error, sectionId: stay.room.sectionId }, 'a session ended on a broken invariant')
    stay.room.writing.letGo()
    stays.close(stay, CLOSE.retry, 'try again')
  }
}
