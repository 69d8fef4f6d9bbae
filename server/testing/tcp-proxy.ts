import { once } from 'node:events'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'

const SECOND_MS = 1_000

/** A way from one program to another on this machine, with a network's faults: it can be stopped, slowed down and cut. */
export class TcpProxy {
  readonly port: number
  /** How long everything on its way to the target is held back. */
  delayMs = 0
  /** How much comes back from the target in a second, on each connection. */
  bytesPerSecond = Number.POSITIVE_INFINITY
  /** Sees everything on its way to the target, piece by piece, before it is sent on. */
  watch: (bytes: Buffer) => void = () => {}
  private readonly server: Server
  private readonly targetPort: number
  private readonly near = new Set<Socket>()
  private paused: PromiseWithResolvers<void> | undefined
  private isCut = false

  private constructor(server: Server, targetPort: number) {
    this.server = server
    this.targetPort = targetPort
    this.port = (server.address() as { port: number }).port
    server.on('connection', (socket: Socket) => this.join(socket))
  }

  /** Opens a way to a port of the loopback. */
  static async to(targetPort: number): Promise<TcpProxy> {
    const server = createServer({ noDelay: true }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    return new TcpProxy(server, targetPort)
  }

  /** From now on nothing gets through in either direction, not even an end; both sides see an open connection on which nothing happens. */
  pause(): void {
    this.paused ??= Promise.withResolvers()
  }

  /** Goes on with what was held back. */
  resume(): void {
    this.paused?.resolve()
    this.paused = undefined
  }

  /** Ends every connection at once, and every new one, until `mend`. */
  cut(): void {
    this.isCut = true
    this.drop()
  }

  mend(): void {
    this.isCut = false
  }

  /** Ends every connection at once; what was on its way to the target still arrives there. New connections are let through. */
  drop(): void {
    for (const socket of this.near) socket.resetAndDestroy()
  }

  async close(): Promise<void> {
    const closed = once(this.server, 'close')
    this.server.close()
    this.resume()
    this.cut()
    await closed
  }

  private join(near: Socket): void {
    if (this.isCut) return void near.resetAndDestroy()
    const far = connect({ port: this.targetPort, host: '127.0.0.1', noDelay: true })
    this.near.add(near)
    near.on('close', () => this.near.delete(near))
    // Each direction ends by itself when a socket breaks.
    for (const socket of [near, far]) socket.on('error', () => {})
    void this.carry(near, far, (bytes) => this.sendOn(bytes, far))
    void this.carry(far, near, (bytes) => this.bringBack(bytes, near))
  }

  /** Hands over what comes from one side until it ends, and then ends the other. */
  private async carry(from: Socket, to: Socket, handOver: (bytes: Buffer) => Promise<void>): Promise<void> {
    try {
      for await (const bytes of from as AsyncIterable<Buffer>) await handOver(bytes)
    } catch {
      // A broken connection ends like any other.
    }
    await this.paused?.promise
    to.end()
  }

  private async sendOn(bytes: Buffer, far: Socket): Promise<void> {
    this.watch(bytes)
    if (this.delayMs > 0) await delay(this.delayMs)
    await this.write(far, bytes)
  }

  private async bringBack(bytes: Buffer, near: Socket): Promise<void> {
    for (let rest = bytes; rest.length > 0; ) {
      const size = Math.min(this.bytesPerSecond, rest.length)
      await this.write(near, rest.subarray(0, size))
      rest = rest.subarray(size)
      if (this.bytesPerSecond < Number.POSITIVE_INFINITY) await delay(SECOND_MS)
    }
  }

  private async write(socket: Socket, bytes: Buffer): Promise<void> {
    await this.paused?.promise
    if (!socket.writable || socket.write(bytes)) return
    const { promise, resolve } = Promise.withResolvers<void>()
    socket.once('drain', resolve).once('close', resolve)
    await promise
    socket.off('drain', resolve).off('close', resolve)
  }
}
