import { randomBytes } from 'node:crypto'
import { connect, type Socket } from 'node:net'

export type SocketEvents = {
  opened(): void
  /** The bytes are valid only during the call. */
  message(bytes: Uint8Array): void
  /** Once, whoever closed. */
  closed(reason: string): void
}

const OPCODE = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 }
const FIN = 0x80
const MASKED = 0x80
const HEAD_END = '\r\n\r\n'

/**
 * A WebSocket client for load: it reads and writes frames by hand, because a thousand clients in one process must leave the machine to
 * the server. Offers no compression, as the peers accept none from browsers. `traffic` counts what came in.
 */
export class LoadSocket {
  readonly traffic = { frames: 0, bytes: 0 }
  private readonly socket: Socket
  private readonly events: SocketEvents
  private readonly mask = randomBytes(4)
  private read = (chunk: Buffer): void => this.readHead(chunk)
  /** What is left of the last chunks, and how long it must grow before a frame in it can be whole. */
  private readonly rest: Buffer[] = []
  private restBytes = 0
  private wanted = 0
  private fragments: Buffer[] = []
  private isClosed = false

  constructor(url: string, headers: Record<string, string>, events: SocketEvents) {
    const { hostname, port, pathname, search } = new URL(url)
    this.events = events
    this.socket = connect({ host: hostname, port: Number(port), noDelay: true })
    this.socket.on('connect', () => {
      const lines = Object.entries({
        Host: `${hostname}:${port}`,
        Upgrade: 'websocket',
        Connection: 'Upgrade',
        'Sec-WebSocket-Version': '13',
        'Sec-WebSocket-Key': randomBytes(16).toString('base64'),
        ...headers,
      }).map(([name, value]) => `${name}: ${value}\r\n`)
      this.socket.write(`GET ${pathname}${search} HTTP/1.1\r\n${lines.join('')}\r\n`)
    })
    this.socket.on('data', (chunk: Buffer) => this.read(chunk))
    this.socket.on('error', (error) => this.end(error.message))
    this.socket.on('close', () => this.end('the socket closed'))
  }

  send(message: Uint8Array): void {
    if (!this.isClosed) this.socket.write(this.encodeFrame(OPCODE.binary, message))
  }

  close(): void {
    if (this.isClosed) return
    this.socket.end(this.encodeFrame(OPCODE.close, Uint8Array.of(0x03, 0xe8)))
    this.end('closed here')
  }

  private end(reason: string): void {
    if (this.isClosed) return
    this.isClosed = true
    this.events.closed(reason)
  }

  private readHead(chunk: Buffer): void {
    const bytes = this.takeRest(chunk)
    const end = bytes.indexOf(HEAD_END)
    if (end < 0) return this.keep(bytes, bytes.length + 1)
    const status = bytes.toString('latin1', 0, bytes.indexOf('\r\n'))
    if (!status.startsWith('HTTP/1.1 101')) {
      this.end(`the upgrade was answered with ${status}`)
      return void this.socket.destroy()
    }
    this.read = (more) => this.readFrames(more)
    this.events.opened()
    this.readFrames(bytes.subarray(end + HEAD_END.length))
  }

  private readFrames(chunk: Buffer): void {
    if (this.restBytes + chunk.length < this.wanted) return this.keep(chunk, this.wanted)
    const bytes = this.takeRest(chunk)
    let position = 0
    for (;;) {
      const frame = frameAt(bytes, position)
      if (frame.end > bytes.length) return this.keep(bytes.subarray(position), frame.end - position)
      this.take(frame.first, bytes.subarray(frame.start, frame.end))
      position = frame.end
    }
  }

  private take(first: number, payload: Buffer): void {
    const opcode = first & 0x0f
    if (opcode === OPCODE.ping) this.socket.write(this.encodeFrame(OPCODE.pong, payload))
    else if (opcode === OPCODE.close)
      this.end(`closed by the server: ${payload.length > 1 ? payload.readUInt16BE(0) : 'no code'} ${payload.subarray(2)}`)
    else if (opcode === OPCODE.binary && first & FIN) this.deliver(payload)
    else if (opcode <= OPCODE.binary) this.collect(payload, (first & FIN) !== 0)
  }

  private collect(fragment: Buffer, isLast: boolean): void {
    this.fragments.push(Buffer.from(fragment))
    if (isLast) this.deliver(Buffer.concat(this.fragments.splice(0)))
  }

  private deliver(message: Buffer): void {
    this.traffic.frames += 1
    this.traffic.bytes += message.length
    if (!this.isClosed) this.events.message(message)
  }

  private keep(bytes: Buffer, wanted: number): void {
    this.wanted = wanted
    if (bytes.length === 0) return
    this.rest.push(bytes)
    this.restBytes += bytes.length
  }

  private takeRest(chunk: Buffer): Buffer {
    if (this.restBytes === 0) return chunk
    this.restBytes = 0
    return Buffer.concat([...this.rest.splice(0), chunk])
  }

  private encodeFrame(opcode: number, payload: Uint8Array): Buffer {
    const { length } = payload
    const lengthBytes = length < 126 ? 0 : length < 0x10000 ? 2 : 8
    const frame = Buffer.allocUnsafe(6 + lengthBytes + length)
    frame[0] = FIN | opcode
    frame[1] = MASKED | (lengthBytes === 0 ? length : lengthBytes === 2 ? 126 : 127)
    if (lengthBytes === 2) frame.writeUInt16BE(length, 2)
    if (lengthBytes === 8) frame.writeBigUInt64BE(BigInt(length), 2)
    this.mask.copy(frame, 2 + lengthBytes)
    const start = 6 + lengthBytes
    for (let i = 0; i < length; i += 1) frame[start + i] = payload[i]! ^ this.mask[i & 3]!
    return frame
  }
}

/** The frame that begins at `position`; where its head is not there yet, `end` lies past the bytes. */
function frameAt(bytes: Buffer, position: number): { first: number; start: number; end: number } {
  const available = bytes.length - position
  const short = available < 2 ? 0 : bytes[position + 1]! & 0x7f
  const start = position + (short < 126 ? 2 : short === 126 ? 4 : 10)
  if (available < 2 || bytes.length < start) return { first: 0, start, end: Math.max(start, bytes.length + 1) }
  const length = short < 126 ? short : short === 126 ? bytes.readUInt16BE(position + 2) : Number(bytes.readBigUInt64BE(position + 2))
  return { first: bytes[position]!, start, end: start + length }
}
