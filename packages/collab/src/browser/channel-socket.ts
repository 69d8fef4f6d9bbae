import { MAX_MESSAGE_BYTES } from '../gate-limits.ts'

/** What a channel asks of the shared socket that it belongs to. */
export type ChannelHost = {
  join(channel: ChannelSocket): void
  send(channel: ChannelSocket, message: Uint8Array): void
  leave(channel: ChannelSocket): void
}

const CONNECTING = 0
const OPEN = 1
const CLOSED = 3
const TOO_LARGE = 4413
const NORMAL = 1000

/** What a client puts into the address of a stock socket, taken out of it again. */
export type Asking = { section: string; schema: number | undefined; epoch: number | undefined; events: boolean }

function readAddress(address: string): Asking {
  const { pathname, searchParams } = new URL(address)
  const numberOf = (name: string) => (searchParams.has(name) ? Number(searchParams.get(name)) : undefined)
  return {
    section: decodeURIComponent(pathname.slice(pathname.lastIndexOf('/') + 1)),
    schema: numberOf('schema'),
    epoch: numberOf('epoch'),
    events: searchParams.get('events') === '1',
  }
}

/**
 * One section's channel of a shared socket, with as much of a WebSocket's face as y-websocket's provider looks at. It stays `CONNECTING`
 * while the shared socket is away or the server has not answered yet.
 */
export class ChannelSocket {
  readonly asking: Asking
  readonly OPEN = OPEN
  /** Read by nobody: messages are always bytes. */
  binaryType = 'arraybuffer'
  readyState: number = CONNECTING
  onopen: (() => void) | null = null
  onmessage: ((event: { data: Uint8Array }) => void) | null = null
  onclose: ((event: { code: number; reason: string }) => void) | null = null
  onerror: ((event: unknown) => void) | null = null
  private readonly host: ChannelHost

  constructor(host: ChannelHost, address: string) {
    this.host = host
    this.asking = readAddress(address)
    host.join(this)
  }

  /** A message that the server would not take ends this channel alone: on the wire it would end the whole socket. */
  send(message: Uint8Array): void {
    if (this.readyState !== OPEN) return
    if (message.length <= MAX_MESSAGE_BYTES) return this.host.send(this, message)
    this.host.leave(this)
    // The provider is in the middle of sending; it learns of the end when it is done.
    queueMicrotask(() => this.ended(TOO_LARGE, 'too large'))
  }

  close(): void {
    if (this.readyState === CLOSED) return
    this.host.leave(this)
    this.ended(NORMAL, '')
  }

  /** The server has let the channel in. */
  opened(): void {
    this.readyState = OPEN
    this.onopen?.()
  }

  received(message: Uint8Array): void {
    if (this.readyState === OPEN) this.onmessage?.({ data: message })
  }

  /** It is over, for this reason. The provider decides by the code whether it opens another one. */
  ended(code: number, reason: string): void {
    if (this.readyState === CLOSED) return
    this.readyState = CLOSED
    this.onclose?.({ code, reason })
  }
}
