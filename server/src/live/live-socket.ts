import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'

/** Sockets that were written to in this turn of the event loop. */
const written: LiveSocket[] = []

/** Lets go what was written, once all that the turn has to say is said. */
function releaseWritten(): void {
  for (const live of written.splice(0)) live.release()
}

/**
 * A WebSocket whose frames we build ourselves. They go straight to the stream below `ws`, which writes whole frames too and at once as long
 * as nothing is compressed, so that ours and its own (pings, the close) never mix. After the close frame nothing is written any more.
 */
export class LiveSocket {
  readonly socket: WebSocket
  private readonly stream: Duplex
  private readonly failed: (error: unknown) => void
  private isHeld = false

  /** `failed` hears what its handlers throw. */
  constructor(socket: WebSocket, stream: Duplex, failed: (error: unknown) => void) {
    this.socket = socket
    this.stream = stream
    this.failed = failed
  }

  /** The same handler, except that what it throws ends this socket and never the process. */
  guard<Args extends unknown[]>(handle: (...args: Args) => void): (...args: Args) => void {
    return (...args) => {
      try {
        handle(...args)
      } catch (error) {
        this.failed(error)
        this.socket.terminate()
      }
    }
  }

  get isOpen(): boolean {
    return this.socket.readyState === this.socket.OPEN && this.stream.writable
  }

  /**
   * `frame` must be a whole one; it may be written to other sockets as well. Frames of one turn of the event loop leave together:
   * whoever reads ten sections over one socket costs one system call for all ten.
   */
  write(frame: Buffer): void {
    if (!this.isOpen) return
    if (!this.isHeld) {
      this.isHeld = true
      this.stream.cork()
      if (written.push(this) === 1) process.nextTick(releaseWritten)
    }
    this.stream.write(frame)
  }

  /** Lets go what `write` has held. */
  release(): void {
    this.isHeld = false
    this.stream.uncork()
  }

  /** What still waits to leave this process. */
  get unsentBytes(): number {
    return this.stream.writableLength
  }

  close(code: number, reason: string): void {
    this.socket.close(code, reason)
    // A paused socket would not see the other end's close frame.
    this.socket.resume()
  }
}
