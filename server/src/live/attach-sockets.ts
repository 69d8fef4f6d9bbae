import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { MAX_MESSAGE_BYTES } from '@concord/collab'
import { CLOSE } from '@concord/contract'
import { type ServerOptions, type WebSocket, WebSocketServer } from 'ws'
import { maybeSignInId, readAsking } from './collab-handshake.ts'
import { Heartbeat } from './heartbeat.ts'
import { LiveSocket } from './live-socket.ts'
import { RoomChannels } from './room-channels.ts'
import { serveSectionSocket } from './section-socket.ts'
import { serveSharedSocket } from './shared-socket.ts'
import { controlFrame } from './socket-channels.ts'
import type { SocketParts } from './socket-parts.ts'
import { encodeWebSocketFrame } from './web-socket-frames.ts'

/** `/collab/<sectionId>` is the stock form, `/collab` the shared one. */
const PATH = /^\/collab(?:\/([^/]+))?$/
/** A message and the channel before it; `ws` closes with 1009 on more. */
const MAX_FRAME_BYTES = MAX_MESSAGE_BYTES + 8
/** How long a socket that was closed may take to say so too. */
const CLOSE_WITHIN_MS = 5_000
/** `closeTimeout` is missing in the types of `ws`. */
const OPTIONS: ServerOptions & { closeTimeout: number } = {
  noServer: true,
  maxPayload: MAX_FRAME_BYTES,
  perMessageDeflate: false,
  closeTimeout: CLOSE_WITHIN_MS,
}
const BEAT_MS = 15_000
/** A sign-in that ends by time has silent sockets this much later at most. */
const EXPIRY_CHECK_MS = 3_000
const EMPTY_AWARENESS = encodeWebSocketFrame(new Uint8Array(), new Uint8Array([1, 1, 0]))
const ALIVE = controlFrame({ type: 'alive' })

type Parts = SocketParts & { origins(): readonly string[]; endExpired(): Promise<void> }

/** The sockets of both forms: the origin is checked before the upgrade, everything else by closing with a code that says what to do. */
export function attachSockets(parts: Parts) {
  const server = new WebSocketServer(OPTIONS)
  const shared = { ...parts, channels: new RoomChannels() }
  const heartbeat = new Heartbeat()
  const endExpired = () => parts.endExpired().catch((error) => parts.log.warn({ error }, 'expired sign-ins could not be looked up'))
  const regular = [setInterval(() => heartbeat.beat(), BEAT_MS), setInterval(endExpired, EXPIRY_CHECK_MS)]
  for (const timer of regular) timer.unref()

  function serve(socket: WebSocket, stream: Duplex, request: IncomingMessage, { sectionId, query }: Place): void {
    const live = new LiveSocket(socket, stream, (error) => parts.log.error({ error }, 'a socket ended on a broken invariant'))
    socket.binaryType = 'arraybuffer'
    // `ws` reports broken frames here and closes the socket itself; without a listener the process would end.
    socket.on('error', (error) => parts.log.debug({ error }, 'socket error'))
    const begin = live.guard(() => {
      const signInId = maybeSignInId(request.headers.cookie)
      if (signInId === undefined) parts.refused(CLOSE.signIn)
      heartbeat.add(live, sectionId === undefined ? ALIVE : EMPTY_AWARENESS)
      if (sectionId === undefined) serveSharedSocket(shared, live, signInId)
      else serveSectionSocket(parts, live, signInId, readAsking(sectionId, query))
    })
    begin()
  }

  function upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): void {
    const place = maybePlace(request.url)
    if (!place) return refuseUpgrade(stream, '404 Not Found')
    // Browsers always send an Origin; a client without one is no browser and brings its cookie on purpose.
    const { origin } = request.headers
    if (origin !== undefined && !parts.origins().includes(origin)) {
      parts.refused(403)
      return refuseUpgrade(stream, '403 Forbidden')
    }
    server.handleUpgrade(request, stream, head, (socket) => serve(socket, stream, request, place))
  }

  return {
    attach: (http: Server): void => void http.on('upgrade', upgrade),
    /** How many sockets are open. */
    open: () => server.clients.size,
    close(): void {
      for (const timer of regular) clearInterval(timer)
      for (const socket of server.clients) socket.close(CLOSE.retry, 'shutting down')
      server.close()
    },
  }
}

type Place = { sectionId: string | undefined; query: URLSearchParams }

function maybePlace(address = '/'): Place | undefined {
  const url = URL.parse(address, 'http://localhost')
  const match = url && PATH.exec(url.pathname)
  return match ? { sectionId: match[1], query: url.searchParams } : undefined
}

function refuseUpgrade(stream: Duplex, status: string): void {
  // Whoever is refused may be gone already.
  stream.on('error', () => {})
  stream.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}
