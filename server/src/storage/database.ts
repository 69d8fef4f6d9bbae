import { setTimeout as delay } from 'node:timers/promises'
import { drizzle } from 'drizzle-orm/postgres-js'
import type { Logger } from 'pino'
import postgres, { type Sql } from 'postgres'
import type { Database } from '../deps.ts'
import type { Environment } from '../env.ts'
import { StartupError } from '../startup-error.ts'
import { prepareDataFolder } from './data-folder.ts'
import { findLockHolder, lockDataFolder } from './data-folder-lock.ts'
import { type EmbeddedDatabase, startEmbeddedDatabase } from './embedded-database.ts'
import { migrateDatabase } from './migrate.ts'
import * as schema from './schema.ts'
import { keepWriteAheadLogShort } from './short-write-ahead-log.ts'
import { endingSilence } from './silent-connections.ts'

/** `sql` is the bare driver under `db`; drizzle has set it to give dates as text. `close` waits for queries that are under way. */
export type OpenDatabase = { db: Database; sql: Sql; embedded?: EmbeddedDatabase; close(): Promise<void> }

export type OpenOptions = {
  /** Join the process that has the embedded database open, if there is one (the `verify` command beside a running server). */
  share?: boolean
}

const REACHABLE_WITHIN_MS = 5_000
const CONNECTIONS = 10
/** The embedded backend takes one statement at a time. Two connections let a transaction and a statement queue up for it; each more would prepare every statement once more. */
const EMBEDDED_CONNECTIONS = 2
const CLOSE_WITHIN_SECONDS = 5

/**
 * Opens the database of the environment with all migrations done: PostgreSQL where `DATABASE_URL` names one, else the embedded
 * one in the data folder. Throws `StartupError` where that is not possible.
 */
export async function openDatabase(env: Environment, log: Logger, options: OpenOptions = {}): Promise<OpenDatabase> {
  if (env.databaseUrl !== undefined) return openUrl(env.databaseUrl)
  const opened = await openEmbedded(env, log, options)
  await migrateOrClose(opened)
  return opened
}

async function migrateOrClose(opened: OpenDatabase): Promise<void> {
  try {
    await migrateDatabase(opened.sql)
  } catch (error) {
    await opened.close()
    throw error
  }
}

/** Migrations may take long, and wait for those of another process: their connections are others than the ones that serve people. */
async function openUrl(databaseUrl: string): Promise<OpenDatabase> {
  const { host, pathname } = new URL(databaseUrl)
  const patient = { ...DRIVER, connect_timeout: REACHABLE_WITHIN_MS / 1_000 }
  const migrating = await connected(postgres(databaseUrl, patient), `${host}${pathname}`, async () => {})
  await migrateOrClose(migrating)
  await migrating.close()
  const { timeouts, ...limits } = endingSilence(databaseUrl)
  const options = { ...patient, ...limits, connection: { ...patient.connection, ...timeouts } }
  return connected(postgres(databaseUrl, options), `${host}${pathname}`, async () => {})
}

async function openEmbedded(env: Environment, log: Logger, options: OpenOptions): Promise<OpenDatabase> {
  const folder = prepareDataFolder(env.dataFolder)
  const holder = options.share ? await findLockHolder(folder.path) : undefined
  if (holder) return connected(connectSocket(holder.socketPath), holder.socketPath, async () => {})
  const lock = await lockDataFolder(folder.path, folder.socketPath)
  try {
    const embedded = await startEmbeddedDatabase({ folder: folder.database, socketPath: folder.socketPath, log })
    const closeAll = async () => {
      await embedded.close()
      lock.release()
    }
    const opened = await connected(connectSocket(folder.socketPath), folder.database, closeAll)
    const endKeeping = keepWriteAheadLogShort(opened.sql, log)
    const close = () => {
      endKeeping()
      return opened.close()
    }
    return { ...opened, close, embedded }
  } catch (error) {
    lock.release()
    throw error
  }
}

/** Seconds before a lost connection is tried again. The driver itself would wait up to 20, and what people typed would wait with it. */
const backoff = (attempt: number) => Math.min(2 ** attempt / 20, 1)

const DRIVER = { max: CONNECTIONS, backoff, onnotice: () => {}, connection: { application_name: 'concord' } }

/** Connections are kept for ever: in the embedded backend the prepared statements of a closed one would stay behind. */
const connectSocket = (path: string) =>
  postgres({ ...DRIVER, max: EMBEDDED_CONNECTIONS, path, user: 'postgres', database: 'postgres', idle_timeout: 0, max_lifetime: null })

async function connected(sql: Sql, name: string, afterClose: () => Promise<void>): Promise<OpenDatabase> {
  const close = async () => {
    await sql.end({ timeout: CLOSE_WITHIN_SECONDS })
    await afterClose()
  }
  try {
    await mustAnswer(sql, name)
  } catch (error) {
    await close()
    throw error
  }
  return { db: drizzle(sql, { schema }), sql, close }
}

/** Asks until the database answers, for five seconds at most: services of one machine start in any order. */
async function mustAnswer(sql: Sql, name: string): Promise<void> {
  const giveUpAt = performance.now() + REACHABLE_WITHIN_MS
  for (;;) {
    try {
      await sql`select 1`
      return
    } catch (cause) {
      const left = giveUpAt - performance.now()
      if (left <= 0 || !isConnectionTrouble(cause)) {
        throw new StartupError('database_unreachable', `The database ${name} cannot be reached: ${reasonOf(cause)}`, { cause })
      }
      await delay(Math.min(250, left))
    }
  }
}

const PASSING_TROUBLE = [
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOENT',
  'CONNECTION_CLOSED',
  'CONNECT_TIMEOUT',
  'EAI_AGAIN',
  '57P03',
]
/** Whether a query failed because the database was not to be reached, and may succeed later. */
export const isConnectionTrouble = (error: unknown): boolean => PASSING_TROUBLE.includes((error as { code?: string } | null)?.code ?? '')

function reasonOf(error: unknown): string {
  const { message, code } = error as { message?: string; code?: string }
  return (message || code || 'no answer').split('\n', 1)[0] ?? ''
}
