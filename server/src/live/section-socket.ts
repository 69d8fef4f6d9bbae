import { MAX_MESSAGE_BYTES } from '@concord/collab'
import { CLOSE } from '@concord/contract'
import type { Asking } from './collab-handshake.ts'
import { joinSection, receiveMessage } from './join-section.ts'
import type { LiveSocket } from './live-socket.ts'
import { PacedReading } from './paced-reading.ts'
import { ReadBudget, SESSION_LIMIT } from './read-budget.ts'
import { SignedInSocket } from './signed-in-sockets.ts'
import type { SocketParts } from './socket-parts.ts'
import type { Stay } from './stays.ts'
import { WebSocketFrames } from './web-socket-frames.ts'

/** Before the handshake is over a client sends sync step 1 and one awareness state. */
const MAX_EARLY = 64
const frames = new WebSocketFrames(new Uint8Array())

/** Serves one socket of the stock y-websocket protocol, from the handshake to its end. */
export function serveSectionSocket(parts: SocketParts, live: LiveSocket, signInId: string | undefined, asking: Asking): void {
  if (signInId === undefined) return live.close(CLOSE.signIn, 'sign in')
  const { socket } = live
  let stay: Stay | undefined
  const leave = (code: number, reason: string) => {
    live.close(code, reason)
    reading.end()
    if (stay) parts.stays.end(stay)
  }
  const turnOut = (code: number, reason: string) => {
    parts.refused(code)
    leave(code, reason)
  }
  const who = new SignedInSocket(signInId, { find: (id) => parts.actors.find(id), end: leave })
  parts.signedIn.add(who)
  const budget = new ReadBudget(SESSION_LIMIT, performance.now())
  const reading = new PacedReading({
    socket,
    maxEarly: MAX_EARLY,
    mayRead: () => !parts.limits || budget.mayTake(performance.now()),
    read: live.guard((message: Uint8Array) => {
      if (message.length > MAX_MESSAGE_BYTES) turnOut(CLOSE.tooLarge, 'too large')
      else if (stay) receiveMessage(parts, stay, message)
    }),
    giveUp: (why) => turnOut(why === 'too large' ? CLOSE.tooLarge : CLOSE.retry, why),
  })
  socket.on('message', (data) => reading.receive(new Uint8Array(data as ArrayBuffer)))
  socket.on(
    'close',
    live.guard(() => {
      parts.signedIn.delete(who)
      reading.end()
      if (stay) parts.stays.end(stay)
    }),
  )
  joinSection(parts, who, asking, {
    entered: () => live.gather(),
    connection: {
      send: (message) => live.write(frames.of(message)),
      close: (code, reason) => live.close(code, reason),
      unsentBytes: () => live.unsentBytes,
    },
  })
    .then((outcome) => {
      if (outcome.kind === 'refused') return turnOut(outcome.code, outcome.reason)
      stay = outcome.stay
      // A socket that closed during the handshake has nobody left to tell.
      if (!live.isOpen) return parts.stays.end(stay)
      reading.begin()
    })
    .catch((error) => {
      parts.log.error({ error }, 'a socket could not be let in')
      leave(CLOSE.retry, 'try again')
    })
}
