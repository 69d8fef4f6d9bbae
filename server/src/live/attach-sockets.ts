import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { CLOSE } from '@concord/contract'
import { and, gt, inArray } from 'drizzle-orm'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Clock } from '../deps.ts'
import { sessions as sessionRows } from '../storage/schema.ts'
import { type SocketParts, serveSocket } from './collab-socket.ts'

const PATH = /^\/collab\/([^/]+)$/
/** The largest frame that a socket takes; `ws` closes with 1009 on more. */
const MAX_FRAME_BYTES = 1024 * 1024
const PING_MS = 15_000
/** y-websocket's empty awareness message: its clients reconnect after 30 s without a message, and a ping is none. */
const KEEP_ALIVE = new Uint8Array([1, 1, 0])

type Parts = SocketParts & { origins(): readonly string[]; clock: Clock }

/** The sockets of `/collab/:sectionId`: origin check before the upgrade, heartbeat, and an end for those whose sign-in has ended. */
export function attachSockets(parts: Parts) {
  const server = new WebSocketServer({ noServer: true, maxPayload: MAX_FRAME_BYTES, perMessageDeflate: false })
  const answering = new WeakSet<WebSocket>()
  const heartbeat = setInterval(() => {
    for (const socket of server.clients) beat(socket, answering)
    endExpired(parts).catch((error) => parts.log.warn({ error }, 'expired sign-ins could not be looked up'))
  }, PING_MS)
  heartbeat.unref()

  function upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): void {
    const url = new URL(request.url ?? '/', 'http://localhost')
    const sectionId = PATH.exec(url.pathname)?.[1]
    if (sectionId === undefined) return refuseUpgrade(stream, '404 Not Found')
    // Browsers always send an Origin; a client without one is no browser and brings its cookie on purpose.
    const { origin, cookie } = request.headers
    if (origin !== undefined && !parts.origins().includes(origin)) return refuseUpgrade(stream, '403 Forbidden')
    server.handleUpgrade(request, stream, head, (socket) => {
      answering.add(socket)
      socket.on('pong', () => answering.add(socket))
      serveSocket(parts, socket, { sectionId, cookie, query: url.searchParams })
    })
  }

  return {
    attach: (http: Server): void => void http.on('upgrade', upgrade),
    close(): void {
      clearInterval(heartbeat)
      for (const socket of server.clients) socket.close(CLOSE.retry, 'shutting down')
      server.close()
    },
  }
}

function refuseUpgrade(stream: Duplex, status: string): void {
  stream.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

/** Ends a socket that did not answer the last ping, and pings the others. */
function beat(socket: WebSocket, answering: WeakSet<WebSocket>): void {
  if (!answering.delete(socket)) return socket.terminate()
  socket.ping()
  if (socket.readyState === socket.OPEN) socket.send(KEEP_ALIVE)
}

/** Closes the stays whose sign-in has ended by time. Signing out closes at once. */
async function endExpired({ db, stays, clock }: Parts): Promise<void> {
  const ids = [...new Set(stays.select(() => true).flatMap(({ signInId }) => (signInId ? [signInId] : [])))]
  if (ids.length === 0) return
  const valid = await db
    .select({ id: sessionRows.id })
    .from(sessionRows)
    .where(and(inArray(sessionRows.id, ids), gt(sessionRows.expiresAt, clock.now())))
  const lasting = new Set(valid.map(({ id }) => id))
  for (const stay of stays.select(({ signInId }) => signInId !== null && ids.includes(signInId) && !lasting.has(signInId))) {
    stays.close(stay, CLOSE.signIn, 'sign in again')
  }
}
