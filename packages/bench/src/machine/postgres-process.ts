import { execFileSync } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { ServerProcess } from './server-process.ts'

/** Finds PostgreSQL's programs: on the path, else where Debian and Homebrew keep them. */
export function findPostgres(): string | undefined {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).map((version) => join(debian, version, 'bin')) : []
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...versions.reverse(), '/opt/homebrew/bin']
  return folders.find((folder) => ['initdb', 'postgres'].every((program) => existsSync(join(folder, program))))
}

/** What `postgres --version` says. */
export const postgresVersion = (programs: string): string =>
  execFileSync(join(programs, 'postgres'), ['--version'], { encoding: 'utf8' }).trim()

/**
 * Starts PostgreSQL on `folder`, which it makes at first. It runs as it comes: every commit is on the disk before it is answered.
 * PostgreSQL refuses root, so that another account runs it then.
 */
export async function startPostgres(programs: string, folder: string, port: number): Promise<ServerProcess> {
  const account = unprivilegedAccount()
  const data = join(folder, 'data')
  if (!existsSync(data)) {
    mkdirSync(folder, { recursive: true })
    if (account) chownSync(folder, account.uid, account.gid)
    execFileSync(join(programs, 'initdb'), ['-D', data, '-U', 'concord', '-A', 'trust', '-E', 'UTF8', '--no-sync'], {
      cwd: folder,
      env: { PATH: process.env.PATH, LC_ALL: 'C.UTF-8' },
      stdio: 'pipe',
      ...account,
    })
  }
  const settings = ['listen_addresses=127.0.0.1', `port=${port}`, `unix_socket_directories=${folder}`]
  const logFile = join(folder, '..', `postgres-${port}.log`)
  rmSync(logFile, { force: true })
  return ServerProcess.start({
    command: join(programs, 'postgres'),
    args: ['-D', data, ...settings.flatMap((setting) => ['-c', setting])],
    environment: { LC_ALL: 'C.UTF-8' },
    folder,
    ...account,
    logFile,
    isReady: async () => readFileSync(logFile, 'utf8').includes('ready to accept connections'),
  })
}

function unprivilegedAccount(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const idOf = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }))
  return { uid: idOf('-u'), gid: idOf('-g') }
}
