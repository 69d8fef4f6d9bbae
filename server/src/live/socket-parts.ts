import type { Actor } from '../auth/actor.ts'
import type { JoinParts } from './join-section.ts'
import type { SignedInSockets } from './signed-in-sockets.ts'

/** What the sockets of either form need. */
export type SocketParts = JoinParts & {
  signedIn: SignedInSockets
  /** Who is behind a sign-in, with the roles they have now. */
  actors: { find(signInId: string): Promise<Actor | undefined> }
  /** Whether clients are read no faster than they may send. */
  limits: boolean
  /** Told of every socket and channel that is not let in, or is ended for how it sends, with the close code. */
  refused(code: number): void
}
