import { connect, type Socket } from 'node:net'

/** The database itself ends a statement that takes longer, unless its address says otherwise (`?statement_timeout=`, in milliseconds, 0 for never). */
const STATEMENT_MS = 30_000
/** A connection that nobody needs is ended long before its silence could be taken for a fault. */
const IDLE_SECONDS = 5
const MARGIN_MS = 1_000
const LOOK_EVERY_MS = 500
const ROLLED_BACK_WITHIN_MS = 20

const silence = () => Object.assign(new Error('nothing has come from the database for too long'), { code: 'ETIMEDOUT' })

/**
 * Ends a connection from which nothing has come for so long. Where the network swallows what is sent, nothing else would for a quarter
 * of an hour: the system sends again and again, and to it an open connection on which nothing happens is a good one.
 */
function endWhenSilent(socket: Socket, silentMs: number): void {
  let heard = { bytes: 0, atMs: performance.now() }
  const looking = setInterval(() => {
    if (socket.bytesRead !== heard.bytes) heard = { bytes: socket.bytesRead, atMs: performance.now() }
    const isSilent = performance.now() - heard.atMs > silentMs
    if (!isSilent && !socket.destroyed) return
    clearInterval(looking)
    // The driver rolls back when it hears of an error, and writes that even to a socket which is gone: that would end the process.
    if (!socket.destroyed && socket.listenerCount('error') > 0) socket.emit('error', silence())
    setTimeout(() => socket.destroy(), ROLLED_BACK_WITHIN_MS).unref()
  }, LOOK_EVERY_MS)
  looking.unref()
}

/** What the driver tells of where it wants to be connected to; several hosts are tried in turn. */
type Target = { path: string | false | undefined; host: string[]; port: number[] }

/** The driver asks a certificate for the name that it finds on its socket. */
function connectTo({ path, host, port }: Target, attempt: number): Socket {
  if (path) return connect(path)
  const at = attempt % host.length
  return Object.assign(connect(port[at]!, host[at]!), { host: host[at]!, port: port[at]! })
}

/**
 * Options of the driver with which no statement waits for ever, whatever becomes of the network: the database ends a statement that
 * takes too long, this side ends a connection that is silent for longer than that, and the database lets go of what a transaction
 * held whose client is not heard of any more.
 */
export function endingSilence(databaseUrl: string) {
  const asked = Number(new URL(databaseUrl).searchParams.get('statement_timeout') ?? STATEMENT_MS)
  const longestMs = asked === 0 ? Number.POSITIVE_INFINITY : asked || STATEMENT_MS
  const silentMs = longestMs + IDLE_SECONDS * 1_000 + MARGIN_MS
  let attempts = 0
  const socket = (target: Target): Socket => {
    const made = connectTo(target, attempts++)
    endWhenSilent(made, silentMs)
    return made
  }
  const timeouts = { statement_timeout: STATEMENT_MS, idle_in_transaction_session_timeout: asked === 0 ? 0 : silentMs }
  return { idle_timeout: IDLE_SECONDS, socket, timeouts }
}
