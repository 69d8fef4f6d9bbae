import { type ChildProcess, execFileSync, type SpawnOptions, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { freePort } from './running-server.ts'

/** A PostgreSQL that the tests started themselves. `url` has no database name: append one. */
export type LocalPostgres = { url: string; stop(): Promise<void> }

/** Finds PostgreSQL's programs: on the path, else where Debian and Homebrew keep them. */
export function findPostgresPrograms(): string | undefined {
  const debian = existsSync('/usr/lib/postgresql')
    ? readdirSync('/usr/lib/postgresql').map((version) => `/usr/lib/postgresql/${version}/bin`)
    : []
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...debian.reverse(), '/opt/homebrew/bin']
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')))
}

/** Makes a cluster in a temporary folder and starts it on a free port of the loopback. PostgreSQL refuses root: then another account runs it. */
export async function startLocalPostgres(programs: string): Promise<LocalPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'concord-postgres-'))
  const account = unprivilegedAccount()
  if (account) chownSync(folder, account.uid, account.gid)
  const options: SpawnOptions = { cwd: folder, env: { PATH: process.env.PATH, LC_ALL: 'C.UTF-8' }, ...account }
  const data = join(folder, 'data')
  execFileSync(join(programs, 'initdb'), ['-D', data, '-U', 'concord', '-A', 'trust', '-E', 'UTF8', '--no-sync'], {
    ...options,
    stdio: 'pipe',
  })
  const port = await freePort()
  const settings = ['listen_addresses=127.0.0.1', `port=${port}`, `unix_socket_directories=${folder}`, 'fsync=off', 'max_connections=200']
  const server = spawn(join(programs, 'postgres'), ['-D', data, ...settings.flatMap((setting) => ['-c', setting])], {
    ...options,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  await untilReady(server)
  return {
    url: `postgres://concord@127.0.0.1:${port}`,
    stop: async () => {
      const ended = once(server, 'exit')
      server.kill('SIGINT')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function unprivilegedAccount(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (flag: string) => Number(execFileSync('id', [flag, name], { stdio: 'pipe', encoding: 'utf8' }))
      return { uid: id('-u'), gid: id('-g') }
    } catch (error) {
      if ((error as { status?: number }).status === undefined) throw error
    }
  }
  return { uid: 65_534, gid: 65_534 }
}

function untilReady(server: ChildProcess): Promise<void> {
  let output = ''
  return new Promise((resolve, reject) => {
    server.once('exit', () => reject(new Error(`PostgreSQL did not start:\n${output}`)))
    server.stderr?.on('data', (bytes: Buffer) => {
      output = `${output}${bytes}`.slice(-10_000)
      if (output.includes('ready to accept connections')) resolve()
    })
  })
}
