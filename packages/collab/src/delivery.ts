import type { CommittedText } from './committed-text.ts'
import { encodeUpdateMessage } from './messages.ts'
import type { Session } from './session.ts'
import type { Time } from './time.ts'

/** What may wait unsent on a connection before its session gets no more single turns, and when it is thought to be drained. */
const SLOW_BYTES = 1024 * 1024
const DRAINED_BYTES = 64 * 1024
/** What a connection may owe, and how long it may take to drain, before it is closed with "retry". */
const MAX_UNSENT_BYTES = 16 * 1024 * 1024
const MAX_BEHIND_MS = 30_000

/**
 * How a room's messages reach its sessions. A slow reader is left out of the turns and gets all that it missed as one merged diff when
 * its connection has drained; one that does not drain is handed to `giveUp`. So a room keeps nothing for a slow reader but a state vector.
 */
export class Delivery {
  readonly sessions = new Set<Session>()
  private readonly text: CommittedText
  private readonly time: Pick<Time, 'now'>
  private readonly giveUp: (session: Session) => void

  constructor(text: CommittedText, time: Pick<Time, 'now'>, giveUp: (session: Session) => void) {
    this.text = text
    this.time = time
    this.giveUp = giveUp
  }

  /** Whether somebody waits for a merged diff. */
  get hasSlow(): boolean {
    for (const session of this.sessions) if (session.behind) return true
    return false
  }

  /** Before the text grows: whoever is slow keeps the state vector of what it has. */
  markSlow(): void {
    for (const session of this.sessions) {
      if (!session.behind && isSlow(session)) this.fallBehind(session, this.text.stateVector(), false)
    }
  }

  /** To everybody who keeps up. */
  broadcast(message: Uint8Array): void {
    for (const session of this.sessions) if (!session.behind) session.connection.send(message)
  }

  /** To one, unless it will get the same in its merged diff. */
  send(session: Session, message: Uint8Array): void {
    if (!session.behind) session.connection.send(message)
  }

  /** Answers a step 1: at once, or when the connection has drained. Throws on bytes that are no state vector. */
  answer(session: Session, stateVector: Uint8Array): void {
    const message = this.text.step2For(stateVector)
    if (session.behind || isSlow(session)) this.fallBehind(session, stateVector, true)
    else session.connection.send(message)
  }

  /** Serves those whose connections have drained and gives up those that do not. `welcome` is what they need besides the text. */
  serveSlow(welcome: () => Uint8Array): void {
    for (const session of [...this.sessions]) {
      const { behind } = session
      if (!behind) continue
      const unsent = session.connection.unsentBytes()
      if (unsent > MAX_UNSENT_BYTES || this.time.now() - behind.sinceMs > MAX_BEHIND_MS) this.giveUp(session)
      else if (unsent <= DRAINED_BYTES) {
        session.behind = undefined
        const { stateVector, awaitsStep2 } = behind
        session.connection.send(awaitsStep2 ? this.text.step2For(stateVector) : encodeUpdateMessage(this.text.missingFor(stateVector)))
        session.connection.send(welcome())
      }
    }
  }

  private fallBehind(session: Session, stateVector: Uint8Array, awaitsStep2: boolean): void {
    const sinceMs = session.behind?.sinceMs ?? this.time.now()
    session.behind = { stateVector, sinceMs, awaitsStep2: awaitsStep2 || (session.behind?.awaitsStep2 ?? false) }
  }
}

const isSlow = (session: Session): boolean => session.connection.unsentBytes() > SLOW_BYTES
