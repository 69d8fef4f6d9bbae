import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from './running-server.ts'

/** A Redis that the tests started themselves; it keeps nothing. */
export type LocalRedis = {
  url: string
  /** Takes it away as a crash would. */
  kill(): Promise<void>
  /** Brings it back at the same address. */
  restart(): Promise<void>
  /** Ends it and removes its folder. */
  stop(): Promise<void>
}

/** Whether tests can start a Redis; else why not. */
export const missingRedis = (): string | undefined =>
  spawnSync('redis-server', ['--version']).status === 0 ? undefined : 'no redis-server on this machine'

/** Starts a Redis on a free port of the loopback. */
export async function startLocalRedis(): Promise<LocalRedis> {
  const folder = mkdtempSync(join(tmpdir(), 'concord-redis-'))
  const port = await freePort()
  let running = await start(folder, port)
  const kill = () => end(running)
  return {
    url: `redis://127.0.0.1:${port}`,
    kill,
    restart: async () => {
      running = await start(folder, port)
    },
    stop: async () => {
      await kill()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function start(folder: string, port: number): Promise<ChildProcess> {
  const settings = ['--bind', '127.0.0.1', '--port', String(port), '--dir', folder, '--save', '', '--appendonly', 'no']
  const redis = spawn('redis-server', settings, { stdio: ['ignore', 'pipe', 'inherit'] })
  let output = ''
  await new Promise<void>((resolve, reject) => {
    redis.once('exit', () => reject(new Error(`Redis did not start:\n${output}`)))
    redis.stdout?.on('data', (bytes: Buffer) => {
      output = `${output}${bytes}`.slice(-10_000)
      if (output.includes('Ready to accept connections')) resolve()
    })
  })
  return redis
}

async function end(redis: ChildProcess): Promise<void> {
  if (redis.exitCode !== null || redis.signalCode !== null) return
  const ended = once(redis, 'exit')
  redis.kill('SIGKILL')
  await ended
}
