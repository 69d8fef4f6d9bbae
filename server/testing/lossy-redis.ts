import { once } from 'node:events'
import { connect, createServer, type Server, type Socket } from 'node:net'

/** Stands between servers and their Redis and loses pub/sub messages, whole ones, so that the connection itself never notices. */
export class LossyRedis {
  /** The share of messages that is lost. */
  share = 0
  lost = 0
  private readonly server: Server
  private readonly sockets = new Set<Socket>()
  private readonly random: () => number

  private constructor(server: Server, target: URL, seed: number) {
    this.server = server
    this.random = randomNumbers(seed)
    server.on('connection', (near: Socket) => this.join(near, connect(Number(target.port), target.hostname)))
  }

  static async before(redisUrl: string, seed: number): Promise<LossyRedis> {
    const server = createServer({ noDelay: true }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    return new LossyRedis(server, new URL(redisUrl), seed)
  }

  get url(): string {
    return `redis://127.0.0.1:${(this.server.address() as { port: number }).port}`
  }

  async close(): Promise<void> {
    this.server.close()
    for (const socket of this.sockets) socket.destroy()
    await once(this.server, 'close')
  }

  private join(near: Socket, far: Socket): void {
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      this.sockets.add(one)
      one.on('error', () => other.destroy())
      one.on('close', () => {
        this.sockets.delete(one)
        other.destroy()
      })
    }
    near.pipe(far)
    let rest: Buffer = Buffer.alloc(0)
    far.on('data', (bytes: Buffer) => {
      rest = this.sendOn(Buffer.concat([rest, bytes]), near)
    })
  }

  /** Sends on what is complete, or loses it. Answers what is not complete yet. */
  private sendOn(bytes: Buffer, near: Socket): Buffer {
    let start = 0
    for (let end = maybeEndOfValue(bytes, start); end !== undefined; end = maybeEndOfValue(bytes, start)) {
      const value = bytes.subarray(start, end)
      const isLost = value.toString('latin1', 0, 20).startsWith('>3\r\n$7\r\nmessage') && this.random() < this.share
      if (isLost) this.lost += 1
      else near.write(value)
      start = end
    }
    return bytes.subarray(start)
  }
}

/** Where the value of Redis' protocol (RESP 2 and 3) that begins at `start` ends; undefined where it is not complete. */
function maybeEndOfValue(bytes: Buffer, start: number): number | undefined {
  const line = bytes.indexOf('\r\n', start)
  if (line === -1) return undefined
  const kind = String.fromCharCode(bytes[start]!)
  const count = Number(bytes.toString('latin1', start + 1, line))
  let end: number | undefined = line + 2
  if ('$=!'.includes(kind)) end += count < 0 ? 0 : count + 2
  const values = '*~>'.includes(kind) ? count : kind === '%' ? count * 2 : kind === '|' ? count * 2 + 1 : 0
  for (let left = values; left > 0 && end !== undefined; left -= 1) end = maybeEndOfValue(bytes, end)
  return end === undefined || end > bytes.length ? undefined : end
}

/** Numbers from 0 to 1, the same for the same seed. */
function randomNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
