import { createHash } from 'node:crypto'
import { type Bus, LocalBuses } from '@concord/collab'
import type { Logger } from 'pino'
import type { Sql } from 'postgres'
import { RedisBus } from './redis-bus.ts'

/** The bus between the nodes of one database: over the Redis of `REDIS_URL`, else there is one node. A Redis that is away is waited for. */
export async function openBus({ redisUrl, sql, log }: { redisUrl: string | undefined; sql: Sql; log: Logger }): Promise<Bus> {
  if (redisUrl === undefined) return new LocalBuses().connect()
  return new RedisBus({ url: redisUrl, channel: await channelOf(sql, redisUrl), log })
}

/**
 * Nodes hear each other when they share a database, by whatever name each of them reaches it. Copies of one cluster look alike to this:
 * on one Redis they need different database numbers in `REDIS_URL`.
 */
export async function channelOf(sql: Sql, redisUrl: string): Promise<string> {
  const [database] = await sql<{ identity: string }[]>`
    select concat_ws(' ', system_identifier, oid, datname) as identity
    from pg_control_system(), pg_database where datname = current_database()`
  const number = new URL(redisUrl).pathname.slice(1) || '0'
  const hash = createHash('sha256').update(`${database?.identity} ${number}`).digest('hex')
  return `concord:${hash.slice(0, 16)}`
}
