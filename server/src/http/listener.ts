import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import { getRequestListener } from '@hono/node-server'
import { StartupError } from '../startup-error.ts'
import { AppError } from './app-error.ts'
import { errorBodyOf } from './error-response.ts'

type Fetch = Parameters<typeof getRequestListener>[0]

/** A port that is ours from the first moment: it answers 503 `not_ready` until `serve` gives it something to say. */
export type Listener = { server: Server; port: number; serve(fetch: Fetch): void; close(): Promise<void> }

/** How long requests under way may go on after the end was asked for. */
const GRACE_MS = 5_000
const SWEEP_MS = 50

/** Takes the address first, so that a taken port costs no database. Throws `StartupError` with code `port_taken`. */
export async function listen({ host, port }: { host: string; port: number }): Promise<Listener> {
  let answer = getRequestListener(notReady)
  const server = createServer((incoming, outgoing) => void answer(incoming, outgoing))
  server.listen(port, host)
  await once(server, 'listening').catch((error: NodeJS.ErrnoException) => {
    throw refusal(error, host, port)
  })
  const address = server.address()
  let closing: Promise<void> | undefined
  return {
    server,
    port: typeof address === 'object' && address ? address.port : port,
    serve: (fetch) => {
      answer = getRequestListener(fetch)
    },
    close: () => (closing ??= closeServer(server)),
  }
}

const notReady = () =>
  Response.json(errorBodyOf(new AppError('not_ready', 'Concord is starting. Please try again in a moment.')), {
    status: 503,
    headers: { 'Retry-After': '1', 'Cache-Control': 'no-store' },
  })

function refusal(cause: NodeJS.ErrnoException, host: string, port: number): StartupError {
  if (cause.code === 'EADDRINUSE')
    return new StartupError('port_taken', `Port ${port} on ${host} is taken. Stop what uses it, or name another in PORT.`, { cause })
  if (cause.code === 'EACCES')
    return new StartupError('port_taken', `Port ${port} may not be used by this account. Name another in PORT.`, { cause })
  return new StartupError('port_taken', `The address ${host}:${port} cannot be used (${cause.code}). Check HOST and PORT.`, { cause })
}

/** Stops accepting, lets requests under way end, and cuts those that do not. Upgraded sockets are closed by their owners. */
async function closeServer(server: Server): Promise<void> {
  const closed = once(server, 'close')
  server.close()
  // A connection whose last answer is out stays open for the next request that will not come.
  const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS)
  const inTime = await Promise.race([closed.then(() => true), delay(GRACE_MS, false, { ref: false })])
  clearInterval(sweep)
  if (!inTime) server.closeAllConnections()
  await closed
}
