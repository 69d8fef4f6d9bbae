import { CLOSE } from '@concord/contract'
import type { Actor } from '../auth/actor.ts'

/** One socket and the sign-in that it came with. Who that is, with which roles, is looked up once and again after they may have changed. */
export class SignedInSocket {
  /** The id of a row in `sessions`, which may have ended. */
  signInId: string
  private readonly find: (signInId: string) => Promise<Actor | undefined>
  /** Closes the socket and ends every stay that hangs on it, at once. */
  readonly end: (code: number, reason: string) => void
  private found: Promise<Actor | undefined> | undefined

  constructor(signInId: string, parts: { find(signInId: string): Promise<Actor | undefined>; end(code: number, reason: string): void }) {
    this.signInId = signInId
    this.find = parts.find
    this.end = parts.end
  }

  /** Who is signed in; undefined where the sign-in is not valid or has ended. */
  actor(): Promise<Actor | undefined> {
    if (this.found) return this.found
    const finding = this.find(this.signInId)
    this.found = finding
    // A database that did not answer is asked again next time.
    finding.catch(() => {
      if (this.found === finding) this.found = undefined
    })
    return finding
  }

  forgetActor(): void {
    this.found = undefined
  }
}

/** Every socket of this server by its sign-in, from before the first look-up: an end of the sign-in never comes too early to be heard. */
export class SignedInSockets {
  private readonly all = new Set<SignedInSocket>()

  add(socket: SignedInSocket): void {
    this.all.add(socket)
  }

  delete(socket: SignedInSocket): void {
    this.all.delete(socket)
  }

  signInIds(): string[] {
    return [...new Set([...this.all].map(({ signInId }) => signInId))]
  }

  /** The sign-in is over, or (`retry`) is not known under this id any more: coming back finds out. */
  ended(signInId: string, reason: string, code: number = CLOSE.signIn): void {
    for (const socket of [...this.all]) if (socket.signInId === signInId) socket.end(code, reason)
  }

  /** The sign-in goes on under another id. */
  renewed(oldId: string, newId: string): void {
    for (const socket of this.all) if (socket.signInId === oldId) socket.signInId = newId
  }

  /** Somebody's roles changed. That is rare, so nobody looks for whose. */
  forgetActors(): void {
    for (const socket of this.all) socket.forgetActor()
  }
}
