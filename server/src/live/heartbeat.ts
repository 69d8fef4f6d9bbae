import type { LiveSocket } from './live-socket.ts'

/**
 * Pings every socket and ends those that did not answer the last ping, so that a half-open one is gone after two beats. With every ping
 * goes a message: y-websocket's provider starts anew after 30 s without one, and a ping is none.
 */
export class Heartbeat {
  private readonly answering = new Map<LiveSocket, { signOfLife: Buffer; hasAnswered: boolean }>()

  add(live: LiveSocket, signOfLife: Buffer): void {
    const entry = { signOfLife, hasAnswered: true }
    this.answering.set(live, entry)
    live.socket.on('pong', () => {
      entry.hasAnswered = true
    })
    live.socket.on('close', () => this.answering.delete(live))
  }

  beat(): void {
    for (const [live, entry] of this.answering) {
      // Nothing of a paused socket is read, its pongs neither; reading it slowly ends by itself within seconds.
      if (!entry.hasAnswered && !live.socket.isPaused) {
        live.socket.terminate()
        continue
      }
      entry.hasAnswered = false
      live.socket.ping()
      live.write(entry.signOfLife)
    }
  }
}
