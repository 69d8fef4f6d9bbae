import { once } from 'node:events'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'

const SECOND_MS = 1_000

/** One connection, from the near side to the target. On a lost one nothing arrives any more, not even an end. */
type Way = { near: Socket; far: Socket; isLost: boolean }

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
  private readonly ways = new Set<Way>()
  private paused: PromiseWithResolvers<void> | undefined
  private isCut = false
  private isSwallowing = false

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
    for (const { near } of this.ways) near.resetAndDestroy()
  }

  /** From now on all that is sent vanishes, and what is open stays so for good. Connections that are made after `surface` are well. */
  swallow(): void {
    this.isSwallowing = true
    for (const way of this.ways) way.isLost = true
  }

  /** How many connections were swallowed and are still believed in by who made them. */
  get lost(): number {
    return [...this.ways].filter(({ isLost, near }) => isLost && !near.destroyed).length
  }

  surface(): void {
    this.isSwallowing = false
  }

  async close(): Promise<void> {
    const closed = once(this.server, 'close')
    this.server.close()
    this.resume()
    this.cut()
    for (const { far } of this.ways) far.destroy()
    await closed
  }

  private join(near: Socket): void {
    if (this.isCut) return void near.resetAndDestroy()
    const way = { near, far: connect({ port: this.targetPort, host: '127.0.0.1', noDelay: true }), isLost: this.isSwallowing }
    const { far } = way
    this.ways.add(way)
    far.on('close', () => this.ways.delete(way))
    // Each direction ends by itself when a socket breaks.
    for (const socket of [near, far]) socket.on('error', () => {})
    void this.carry(way, near, far, (bytes) => this.sendOn(way, bytes))
    void this.carry(way, far, near, (bytes) => this.bringBack(way, bytes))
  }

  /** Hands over what comes from one side until it ends, and then ends the other. */
  private async carry(way: Way, from: Socket, to: Socket, handOver: (bytes: Buffer) => Promise<void>): Promise<void> {
    try {
      for await (const bytes of from as AsyncIterable<Buffer>) if (!way.isLost) await handOver(bytes)
    } catch {
      // A broken connection ends like any other.
    }
    await this.paused?.promise
    if (!way.isLost) to.end()
  }

  private async sendOn(way: Way, bytes: Buffer): Promise<void> {
    this.watch(bytes)
    if (this.delayMs > 0) await delay(this.delayMs)
    await this.write(way, way.far, bytes)
  }

  private async bringBack(way: Way, bytes: Buffer): Promise<void> {
    for (let rest = bytes; rest.length > 0; ) {
      const size = Math.min(this.bytesPerSecond, rest.length)
      await this.write(way, way.near, rest.subarray(0, size))
      rest = rest.subarray(size)
      if (this.bytesPerSecond < Number.POSITIVE_INFINITY) await delay(SECOND_MS)
    }
  }

  private async write(way: Way, socket: Socket, bytes: Buffer): Promise<void> {
    await this.paused?.promise
    if (way.isLost || !socket.writable || socket.write(bytes)) return
    const { promise, resolve } = Promise.withResolvers<void>()
    socket.once('drain', resolve).once('close', resolve)
    await promise
    socket.off('drain', resolve).off('close', resolve)
  }
}
