import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findPostgres, postgresVersion, startPostgres } from '../machine/postgres-process.ts'
import { type Cost, costOf, sharedMemoryOf, untilIdle } from '../machine/process-cost.ts'
import { freePort, NODE_ARGUMENTS, ServerProcess } from '../machine/server-process.ts'
import { stockCaller } from '../wire/caller.ts'
import { sharedCaller } from '../wire/shared-caller.ts'
import { ConcordAccount } from './concord-account.ts'
import type { Driver, RunningServer } from './driver.ts'

const MAIN = fileURLToPath(new URL('../../../../server/src/main.ts', import.meta.url))

type Form = { title: string; database: 'embedded' | 'postgres'; socket: 'stock' | 'shared' }

/**
 * The working tree's server with sign-in, gate and durable commit on. Only the limits per person and address are lifted
 * (CONCORD_LIMITS=off), since all people come from one address.
 */
export function concordDriver({ title, database, socket }: Form): Driver {
  return {
    title,
    versions: () => (database === 'postgres' ? `working tree, ${postgresVersion(mustFindPostgres())}` : 'working tree'),
    async start(folder) {
      const postgres = database === 'postgres' ? await startDatabase(folder) : undefined
      return startConcord(folder, socket, postgres)
    },
  }
}

function mustFindPostgres(): string {
  const programs = findPostgres()
  if (!programs) throw new Error('PostgreSQL (initdb, postgres) is not installed')
  return programs
}

type Postgres = { url: string; process: ServerProcess }

async function startDatabase(folder: string): Promise<Postgres> {
  const port = await freePort()
  const process = await startPostgres(mustFindPostgres(), join(folder, 'postgres'), port)
  return { url: `postgres://concord@127.0.0.1:${port}/postgres`, process }
}

async function startConcord(folder: string, socket: Form['socket'], postgres: Postgres | undefined): Promise<RunningServer> {
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const server = await ServerProcess.start({
    command: process.execPath,
    args: [...NODE_ARGUMENTS, MAIN],
    environment: {
      PORT: String(port),
      HOST: '127.0.0.1',
      CONCORD_DATA: join(folder, 'data'),
      CONCORD_DEMO: 'on',
      CONCORD_LIMITS: 'off',
      CONCORD_LOG: 'warn',
      NODE_ENV: 'production',
      DATABASE_URL: postgres?.url,
      REDIS_URL: undefined,
    },
    logFile: join(folder, 'server.log'),
    isReady: async () => (await fetch(`${origin}/healthz`).catch(() => undefined))?.status === 200,
  })
  const account = new ConcordAccount(origin, folder)
  const address = origin.replace('http', 'ws')
  const databaseCost = (pid: number): Cost => ({ ...costOf(pid), rss: sharedMemoryOf(pid) })
  const cost = () => ({ ...costOf(server.pid), ...(postgres && { database: databaseCost(postgres.process.pid) }) })
  return {
    origin,
    cost,
    collectGarbage: () => server.collectGarbage(),
    idle: (quietMs) => untilIdle(() => costOf(server.pid).cpu + (postgres ? costOf(postgres.process.pid).cpu : 0), { quietMs }),
    makeRooms: (count) => account.makeSections(count),
    makePaper: (count) => account.makePaper(count),
    callers: async (count) =>
      (await account.people(count)).map((cookie) =>
        socket === 'stock'
          ? stockCaller((room) => ({ url: `${address}/collab/${room}`, headers: { Cookie: cookie } }))
          : sharedCaller({ url: `${address}/collab`, headers: { Cookie: cookie } }),
      ),
    stop: () => server.stop(),
    kill: () => server.kill(),
    close: async () => postgres?.process.stop('SIGINT'),
  }
}
