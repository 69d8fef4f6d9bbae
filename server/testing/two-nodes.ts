import { rmSync } from 'node:fs'
import { inject } from 'vitest'
import { parseEnvironment } from '../src/env.ts'
import { type OpenDatabase, openDatabase } from '../src/storage/database.ts'
import { createDatabase } from './create-database.ts'
import { temporaryFolder, testLog } from './embedded-template.ts'
import { type LocalRedis, missingRedis, startLocalRedis } from './local-redis.ts'
import { LossyRedis } from './lossy-redis.ts'
import { type RunningServer, startServer } from './running-server.ts'

/** Two server processes with the demo edition's people on one PostgreSQL and one Redis, and a way to break what joins them. */
export type TwoNodes = {
  a: RunningServer
  b: RunningServer
  redis: LocalRedis
  between: LossyRedis
  /** Their database, beside them. */
  database: OpenDatabase
  /** Starts node A again, after a kill, at the same address. */
  restartA(): Promise<void>
  stop(): Promise<void>
}

/** Why two nodes cannot run here; undefined where they can. */
export function missingForTwoNodes(): string | undefined {
  const server = inject('postgres')
  return 'missing' in server ? server.missing : missingRedis()
}

export async function startTwoNodes(seed: number): Promise<TwoNodes> {
  const postgres = inject('postgres')
  if ('missing' in postgres) throw new Error(postgres.missing)
  const made = await createDatabase(postgres.url, { template: inject('peopleDatabase') })
  const redis = await startLocalRedis()
  const between = await LossyRedis.before(redis.url, seed)
  const folder = temporaryFolder()
  const environment = { DATABASE_URL: made.databaseUrl, REDIS_URL: between.url }
  const start = (port?: number) => startServer({ dataFolder: folder, port, environment })
  let a = await start()
  const b = await start()
  const database = await openDatabase(parseEnvironment({ DATABASE_URL: made.databaseUrl }), testLog)
  return {
    get a() {
      return a
    },
    b,
    redis,
    between,
    database,
    async restartA() {
      a = await start(a.port)
    },
    async stop() {
      await database.close()
      await Promise.all([a.stop('SIGKILL'), b.stop('SIGKILL')])
      await between.close()
      await redis.stop()
      await made.remove()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
