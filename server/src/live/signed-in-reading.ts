import { CLOSE } from '@concord/contract'
import type { LiveSocket } from './live-socket.ts'
import { PacedReading } from './paced-reading.ts'
import { ReadBudget, type ReadLimit } from './read-budget.ts'
import { SignedInSocket } from './signed-in-sockets.ts'
import type { SocketParts } from './socket-parts.ts'

/** What the two forms of socket do differently with what they read. */
export type ReadingParts = {
  limit: ReadLimit
  /** How many messages are kept until `begin`. */
  maxEarly: number
  /** Whether this message may be read now, on top of the socket's own limit. */
  mayRead(message: Uint8Array): boolean
  read(message: Uint8Array): void
  /** The socket has ended or is about to, perhaps for the second time. */
  ended(): void
}

/** A socket with its sign-in: what comes is read at a measured pace from `begin` on, until either side ends it. */
export type SignedInReading = {
  who: SignedInSocket
  begin(): void
  /** Ends the socket. */
  leave(code: number, reason: string): void
  /** Ends it and counts it as refused. */
  turnOut(code: number, reason: string): void
  /** A fault of ours: ends it, to come back. */
  failed(error: unknown): void
}

export function readSignedIn(parts: SocketParts, live: LiveSocket, signInId: string, how: ReadingParts): SignedInReading {
  const { socket } = live
  const leave = (code: number, reason: string) => {
    live.close(code, reason)
    reading.end()
    how.ended()
  }
  const turnOut = (code: number, reason: string) => {
    parts.refused(code)
    leave(code, reason)
  }
  const who = new SignedInSocket(signInId, { find: (id) => parts.actors.find(id), end: leave })
  parts.signedIn.add(who)
  const budget = new ReadBudget(how.limit, performance.now())
  const reading = new PacedReading({
    socket,
    maxEarly: how.maxEarly,
    mayRead: (message) => !parts.limits || (budget.mayTake(performance.now()) && how.mayRead(message)),
    read: live.guard((message: Uint8Array) => how.read(message)),
    giveUp: (why) => turnOut(why === 'too large' ? CLOSE.tooLarge : CLOSE.retry, why),
  })
  socket.on('message', (data) => reading.receive(new Uint8Array(data as ArrayBuffer)))
  socket.on(
    'close',
    live.guard(() => {
      parts.signedIn.delete(who)
      reading.end()
      how.ended()
    }),
  )
  const failed = (error: unknown) => {
    parts.log.error({ error }, 'a socket could not be let in')
    leave(CLOSE.retry, 'try again')
  }
  return { who, begin: () => reading.begin(), leave, turnOut, failed }
}
