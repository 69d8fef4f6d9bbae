import {
  CONTROL_CHANNEL,
  decodeChannelFrame,
  decodeServerControl,
  encodeChannelFrame,
  encodeControl,
  type ServerControl,
} from '../channels.ts'
import { BackOff } from './back-off.ts'
import { type ChannelHost, ChannelSocket } from './channel-socket.ts'
import { SectionLines } from './section-lines.ts'

/** y-websocket's empty awareness message. A provider starts anew after 30 s without a message; the server's sign of life is for all of them. */
const SIGN_OF_LIFE = new Uint8Array([1, 1, 0])
const LOST = 1006
/** The server says something every 15 s. */
const OVERDUE_MS = 20_000

export type SharedSocketOptions = {
  /** `ws(s)://HOST/collab`. */
  url: string
  WebSocketPolyfill?: typeof WebSocket
  random?: () => number
  /** A socket that has said nothing for so long is dead. */
  deadAfterMs?: number
  /** How long the socket stays when nobody has a channel any more: the next page may want it. */
  lingerMs?: number
}

/**
 * The one WebSocket of a page: every section that the page shows has a channel of it (PROTOCOL.md, "Shared socket"). It comes back by
 * itself, at once when the browser says that the network is back; what a provider sees is its own channel opening and closing.
 */
export class SharedSocket {
  /** Hand this to a `WebsocketProvider` as its `WebSocketPolyfill`. */
  readonly Channel: typeof WebSocket
  private readonly options: Required<SharedSocketOptions>
  private readonly lines: SectionLines
  private readonly backOff: BackOff
  private socket: WebSocket | undefined
  private heardAtMs = 0
  private retry: ReturnType<typeof setTimeout> | undefined
  private linger: ReturnType<typeof setTimeout> | undefined
  private watch: ReturnType<typeof setInterval> | undefined

  constructor(options: SharedSocketOptions) {
    this.options = { WebSocketPolyfill: globalThis.WebSocket, random: Math.random, deadAfterMs: 30_000, lingerMs: 5_000, ...options }
    this.backOff = new BackOff(this.options.random)
    this.lines = new SectionLines((control) => this.write(CONTROL_CHANNEL, encodeControl(control)))
    this.Channel = channelOf({
      join: (channel) => {
        this.lines.join(channel)
        this.want()
      },
      leave: (channel) => {
        this.lines.leave(channel)
        this.maybeRest()
      },
      send: (channel, message) => {
        const number = this.lines.numberOf(channel)
        if (number !== undefined) this.write(number, message)
      },
    })
    globalThis.addEventListener?.('online', this.cameOnline)
  }

  /** Ends the socket and every channel. */
  destroy(): void {
    globalThis.removeEventListener?.('online', this.cameOnline)
    clearTimeout(this.linger)
    clearTimeout(this.retry)
    this.drop()
    this.lines.end(LOST, '', 'all')
  }

  private want(): void {
    clearTimeout(this.linger)
    if (this.socket === undefined && this.retry === undefined) this.connect()
  }

  private connect(): void {
    clearTimeout(this.retry)
    this.retry = undefined
    const socket = new this.options.WebSocketPolyfill(this.options.url)
    this.socket = socket
    this.heardAtMs = performance.now()
    this.watch = setInterval(this.endIfDead, this.options.deadAfterMs / 6)
    socket.binaryType = 'arraybuffer'
    socket.onopen = () => this.lines.askAll()
    socket.onmessage = ({ data }) => this.receive(new Uint8Array(data as ArrayBuffer))
    socket.onclose = ({ code, reason }) => this.lost(code, reason)
    // A close follows every error; without a listener Node's sockets would throw it.
    socket.onerror = () => {}
  }

  private receive(frame: Uint8Array): void {
    this.heardAtMs = performance.now()
    const { channel, message } = decodeChannelFrame(frame)
    if (channel === CONTROL_CHANNEL) this.receiveControl(decodeServerControl(message))
    else this.lines.channel(channel)?.received(message)
  }

  private receiveControl(control: ServerControl): void {
    if (control.type === 'opened') {
      this.backOff.reset()
      this.lines.opened(control.section, control.channel)
    } else if (control.type === 'denied') this.lines.denied(control.section, control.code, control.reason)
    else if (control.type === 'closed') this.lines.closed(control.channel, control.code, control.reason)
    else if (control.type === 'alive') {
      this.write(CONTROL_CHANNEL, encodeControl({ type: 'alive' }))
      for (const channel of this.lines.open()) channel.received(SIGN_OF_LIFE)
    }
    this.maybeRest()
  }

  private write(channel: number, message: Uint8Array): void {
    if (this.socket?.readyState === OPEN) this.socket.send(encodeChannelFrame(channel, message))
  }

  /** 4400-4499 is the server's last word to everybody (signed out); after anything else the channels wait for the next socket. */
  private lost(code: number, reason: string): void {
    this.drop()
    if (code >= 4400 && code < 4500) return this.lines.end(code, reason, 'all')
    this.retry = setTimeout(this.retryNow, this.backOff.nextMs())
    this.lines.end(code, reason, 'opened')
  }

  private readonly retryNow = (): void => {
    if (this.retry === undefined) return
    clearTimeout(this.retry)
    this.retry = undefined
    // Providers open their channels again in their own time; the first that does so connects.
    if (!this.lines.isEmpty) this.connect()
  }

  /** The network is back, and it may be another one: a socket that is still being made, or has missed a sign of life, is not waited for. */
  private readonly cameOnline = (): void => {
    if (this.socket && (this.socket.readyState !== OPEN || performance.now() - this.heardAtMs > OVERDUE_MS))
      this.lost(LOST, 'nothing heard')
    this.retryNow()
  }

  private readonly endIfDead = (): void => {
    if (performance.now() - this.heardAtMs > this.options.deadAfterMs) this.lost(LOST, 'nothing heard')
  }

  private maybeRest(): void {
    clearTimeout(this.linger)
    if (this.lines.isEmpty) this.linger = setTimeout(this.rest, this.options.lingerMs)
  }

  /** Nobody has needed the socket for a while. */
  private readonly rest = (): void => {
    clearTimeout(this.retry)
    this.retry = undefined
    this.drop()
  }

  private drop(): void {
    clearInterval(this.watch)
    const { socket } = this
    if (!socket) return
    this.socket = undefined
    socket.onopen = socket.onmessage = socket.onclose = null
    socket.close()
  }
}

const OPEN = 1

/** The class that a provider makes its sockets of: all of them channels of one host. */
const channelOf = (host: ChannelHost): typeof WebSocket =>
  class extends ChannelSocket {
    constructor(address: string) {
      super(host, address)
    }
  } as unknown as typeof WebSocket
