import { createSession, type Rooms, type Session } from '@concord/collab'
import { CLOSE } from '@concord/contract'
import type { Logger } from 'pino'
import type { WebSocket } from 'ws'
import type { Sessions } from '../auth/sessions.ts'
import type { Database } from '../deps.ts'
import { type CollabRequest, type Handshake, presenceOf, shakeHands } from './collab-handshake.ts'
import { helloEvent } from './live-events.ts'
import { findSectionPlace } from './section-access.ts'
import type { Stay, Stays } from './stays.ts'

export type SocketParts = { db: Database; sessions: Sessions; rooms: Rooms; stays: Stays; log: Logger; newId(): string }

/** Frames that came while the handshake was still going on are few: sync step 1 and one awareness state. */
const MAX_EARLY_FRAMES = 64

/** Serves one socket of the stock y-websocket protocol, from the handshake to its end. Nothing that it throws ends the process. */
export function serveSocket(parts: SocketParts, socket: WebSocket, request: CollabRequest): void {
  const early: Uint8Array[] = []
  let receive = (frame: Uint8Array): void => {
    if (early.push(frame) > MAX_EARLY_FRAMES) socket.close(CLOSE.retry, 'too fast')
  }
  socket.binaryType = 'arraybuffer'
  socket.on('message', (data) => receive(new Uint8Array(data as ArrayBuffer)))
  // `ws` reports broken frames here and closes the socket itself; without a listener the process would end.
  socket.on('error', (error) => parts.log.debug({ error }, 'socket error'))
  enter(parts, socket, request)
    .then((stay) => {
      if (!stay) return
      receive = (frame) => receiveFrame(parts, stay, frame)
      for (const frame of early.splice(0)) receive(frame)
    })
    .catch((error) => {
      parts.log.error({ error }, 'a socket could not be let in')
      socket.close(CLOSE.retry, 'try again')
    })
}

async function enter(parts: SocketParts, socket: WebSocket, request: CollabRequest): Promise<Stay | undefined> {
  const handshake = await shakeHands(parts.db, parts.sessions, request)
  if (handshake.kind === 'closed') {
    socket.close(handshake.code, handshake.reason)
    return undefined
  }
  const session = sessionFor(parts, socket, handshake, request.query.get('events') === '1')
  const hello = helloEvent(handshake.access, handshake.place)
  const room = await parts.rooms.join(handshake.sectionId, session, (joined) => joined.tell(session, hello))
  if (!room) {
    socket.close(CLOSE.noSuchSection, 'no such section')
    return undefined
  }
  const stay = { room, session, signInId: handshake.actor.sessionId }
  parts.stays.add(stay)
  socket.on('close', () => parts.stays.end(stay))
  // A socket that closed during the handshake has nobody left to tell.
  if (socket.readyState !== socket.OPEN) parts.stays.end(stay)
  await catchUp(parts, stay, handshake)
  return stay
}

/** The section may have moved on between the handshake's look at it and the stay's beginning; from now on the stay is told. */
async function catchUp({ db, stays }: SocketParts, stay: Stay, seen: Handshake & { kind: 'welcome' }): Promise<void> {
  const now = await findSectionPlace(db, seen.sectionId)
  if (now?.section.state !== seen.place.section.state) await stays.regrant([stay])
}

function sessionFor(
  parts: SocketParts,
  socket: WebSocket,
  { actor, access }: Handshake & { kind: 'welcome' },
  wantsEvents: boolean,
): Session {
  return createSession({
    id: parts.newId(),
    presence: presenceOf(actor),
    wantsEvents,
    access,
    connection: {
      send: (frame) => socket.send(frame),
      close: (code, reason) => socket.close(code, reason),
      unsentBytes: () => socket.bufferedAmount,
    },
  })
}

function receiveFrame({ stays, log }: SocketParts, stay: Stay, frame: Uint8Array): void {
  try {
    stay.room.receive(stay.session, frame)
  } catch (error) {
    log.error({ error, sectionId: stay.room.sectionId }, 'a session ended on a broken invariant')
    stay.room.distrustJudged()
    stays.close(stay, CLOSE.retry, 'try again')
  }
}
