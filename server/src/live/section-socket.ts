import { MAX_MESSAGE_BYTES } from '@concord/collab'
import { CLOSE } from '@concord/contract'
import type { Asking } from './collab-handshake.ts'
import { joinSection, receiveMessage } from './join-section.ts'
import type { LiveSocket } from './live-socket.ts'
import { SESSION_LIMIT } from './read-budget.ts'
import { readSignedIn } from './signed-in-reading.ts'
import type { SocketParts } from './socket-parts.ts'
import type { Stay } from './stays.ts'
import { WebSocketFrames } from './web-socket-frames.ts'

/** Before the handshake is over a client sends sync step 1 and one awareness state. */
const MAX_EARLY = 64
const frames = new WebSocketFrames(new Uint8Array())

/** Serves one socket of the stock y-websocket protocol, from the handshake to its end. */
export function serveSectionSocket(parts: SocketParts, live: LiveSocket, signInId: string | undefined, asking: Asking): void {
  if (signInId === undefined) return live.close(CLOSE.signIn, 'sign in')
  let stay: Stay | undefined
  const endStay = () => {
    if (stay) parts.stays.end(stay)
  }
  const { who, begin, turnOut, failed } = readSignedIn(parts, live, signInId, {
    limit: SESSION_LIMIT,
    maxEarly: MAX_EARLY,
    mayRead: () => true,
    read: (message) => {
      if (message.length > MAX_MESSAGE_BYTES) turnOut(CLOSE.tooLarge, 'too large')
      else if (stay) receiveMessage(parts, stay, message)
    },
    ended: endStay,
  })
  joinSection(parts, who, asking, {
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
      if (!live.isOpen) return endStay()
      begin()
    })
    .catch(failed)
}
