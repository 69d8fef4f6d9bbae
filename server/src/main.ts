import pino, { type Logger } from 'pino'
import { announcement } from './announce.ts'
import { type Environment, parseEnvironment } from './env.ts'
import { startServer } from './server.ts'
import { StartupError } from './startup-error.ts'
import { isConnectionTrouble } from './storage/database.ts'

/** How long an orderly end may take before it is a failure. */
const CLOSE_WITHIN_MS = 20_000

/** One line for what the person can change, everything for what they cannot. */
function fail(error: unknown): never {
  if (error instanceof StartupError) process.stderr.write(`Concord does not start. ${error.message}\n`)
  else console.error(error)
  process.exit(1)
}

/** One Ctrl-C arrives up to three times: from the terminal, from npm, and from the script that started us. */
const SAME_REQUEST_MS = 2_000

/** The first SIGINT or SIGTERM asks for an orderly end, also while the server still starts; a later one does not wait. */
function endRequest(): Promise<void> {
  return new Promise((resolve) => {
    let askedAtMs: number | undefined
    const ask = () => {
      const nowMs = performance.now()
      askedAtMs ??= nowMs
      if (nowMs - askedAtMs > SAME_REQUEST_MS) process.exit(1)
      resolve()
    }
    process.on('SIGINT', ask).on('SIGTERM', ask)
  })
}

/**
 * The driver leaves the error of a connection that breaks while it is being opened to nobody; such a moment must not end the server.
 * Every other rejection that nobody took is a bug, and ends it.
 */
function surviveBrokenConnections(log: Logger): void {
  process.on('unhandledRejection', (error) => {
    if (!isConnectionTrouble(error)) throw error
    log.warn({ error }, 'a database connection broke while it was being opened')
  })
}

async function run(env: Environment): Promise<void> {
  const log = pino({ level: env.logLevel }, pino.destination({ dest: 2, sync: true }))
  surviveBrokenConnections(log)
  const asked = endRequest()
  const server = await startServer(env, log)
  process.stdout.write(await announcement(server.deps))
  await asked
  setTimeout(() => fail(new Error('the end took too long')), CLOSE_WITHIN_MS).unref()
  await server.close()
  process.exit(0)
}

try {
  await run(parseEnvironment(process.env))
} catch (error) {
  fail(error)
}
