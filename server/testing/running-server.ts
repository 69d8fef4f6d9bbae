import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url))
const READY_WITHIN_MS = 120_000

export type ServerOptions = { dataFolder: string; port?: number; environment?: Record<string, string> }

/** A server in a process of its own, ready to be spoken to and to be killed. */
export type RunningServer = {
  origin: string
  port: number
  pid: number
  /** Everything that it has printed so far. */
  output(): string
  /** Sends a signal and resolves with the exit code (null after a kill). */
  stop(signal: NodeJS.Signals): Promise<number | null>
}

/** A loopback port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}

/** Starts `main.ts` and resolves when `/healthz` answers 200; throws with its output where it ends before. */
export async function startServer({ dataFolder, port, environment = {} }: ServerOptions): Promise<RunningServer> {
  const at = port ?? (await freePort())
  const { DATABASE_URL: _, REDIS_URL: __, ...inherited } = process.env
  const child = spawn(process.execPath, [MAIN], {
    env: { ...inherited, PORT: String(at), CONCORD_DATA: dataFolder, CONCORD_LIMITS: 'off', NODE_ENV: 'development', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
  await ready(child, `http://localhost:${at}/healthz`, () => output)
  return { origin: `http://localhost:${at}`, port: at, pid: child.pid!, output: () => output, stop: (signal) => stop(child, signal) }
}

async function ready(child: ChildProcess, healthz: string, output: () => string): Promise<void> {
  const giveUpAt = performance.now() + READY_WITHIN_MS
  while (performance.now() < giveUpAt) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`the server ended before it was ready:\n${output()}`)
    const answer = await fetch(healthz).catch(() => undefined)
    if (answer?.status === 200) return
    await delay(50)
  }
  child.kill('SIGKILL')
  throw new Error(`the server was not ready in time:\n${output()}`)
}

async function stop(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
  const ended = once(child, 'exit')
  child.kill(signal)
  const [code] = await ended
  return code as number | null
}
