import { MAX_FIRST_MESSAGE_BYTES } from '@concord/collab'

const DRAIN_EVERY_MS = 50
/** Whoever has kept the socket paused for so long and still has so many messages waiting is sent away. */
const TOO_LONG_MS = 10_000
const TOO_MANY = 600

export type PacedReadingParts = {
  /** The socket: no more is taken off the network while messages wait. */
  socket: { pause(): void; resume(): void }
  /** Whether `message` may be read now; says yes only to what is then read. */
  mayRead(message: Uint8Array): boolean
  read(message: Uint8Array): void
  /** Called at most once; nothing is read after it. */
  giveUp(why: 'too fast' | 'too large'): void
  /** How many messages may come before `begin`, and how large each may be: nobody knows yet who sends them. */
  maxEarly: number
  now?: () => number
}

/**
 * Reads a socket's messages in their order and no faster than they may be read. Those that come too fast wait here, at most what one read
 * of the network brought, and the socket is paused until they are read: the sender is slowed down, not refused.
 */
export class PacedReading {
  private readonly parts: PacedReadingParts
  private readonly now: () => number
  private readonly waiting: Uint8Array[] = []
  private state: 'early' | 'reading' | 'ended' = 'early'
  private timer: NodeJS.Timeout | undefined
  private pausedAtMs = 0

  constructor(parts: PacedReadingParts) {
    this.parts = parts
    this.now = parts.now ?? (() => performance.now())
  }

  receive(message: Uint8Array): void {
    if (this.state === 'ended') return
    if (this.state === 'reading' && this.waiting.length === 0 && this.parts.mayRead(message)) return this.parts.read(message)
    this.waiting.push(message)
    if (this.state === 'reading') this.pause()
    else if (message.length > MAX_FIRST_MESSAGE_BYTES) this.giveUp('too large')
    else if (this.waiting.length > this.parts.maxEarly) this.giveUp('too fast')
  }

  /** From now on messages are read, those that came early first. */
  begin(): void {
    if (this.state !== 'early') return
    this.state = 'reading'
    this.drain()
  }

  end(): void {
    this.state = 'ended'
    this.waiting.length = 0
    clearTimeout(this.timer)
  }

  private pause(): void {
    if (this.timer !== undefined) return
    this.pausedAtMs = this.now()
    this.parts.socket.pause()
    this.timer = setTimeout(this.drain, DRAIN_EVERY_MS)
  }

  private readonly drain = (): void => {
    while (this.waiting.length > 0 && this.parts.mayRead(this.waiting[0]!)) {
      this.parts.read(this.waiting.shift()!)
      if (this.state === 'ended') return
    }
    if (this.waiting.length > TOO_MANY && this.timer !== undefined && this.now() - this.pausedAtMs > TOO_LONG_MS)
      return this.giveUp('too fast')
    if (this.waiting.length > 0 && this.timer === undefined) return this.pause()
    if (this.waiting.length > 0) this.timer = setTimeout(this.drain, DRAIN_EVERY_MS)
    else if (this.timer !== undefined) {
      this.timer = undefined
      this.parts.socket.resume()
    }
  }

  private giveUp(why: 'too fast' | 'too large'): void {
    this.end()
    this.parts.giveUp(why)
  }
}
