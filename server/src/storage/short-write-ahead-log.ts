import type { Logger } from 'pino'
import type { Sql } from 'postgres'

export type KeepOptions = { everyMs: number; afterBytes: number }

/** A few hundred milliseconds of everybody waiting, once in tens of thousands of turns. */
const DEFAULTS: KeepOptions = { everyMs: 30_000, afterBytes: 32 * 1024 * 1024 }

/**
 * PostgreSQL writes its checkpoints in a process of its own, which the embedded database does not have: its write-ahead log would
 * grow until the server is stopped, and all of it be read again after a crash. Asks for one whenever enough has been written.
 * The caller ends it by the returned function, before the connections are closed.
 */
export function keepWriteAheadLogShort(sql: Sql, log: Logger, { everyMs, afterBytes } = DEFAULTS): () => void {
  const look = async () => {
    try {
      if ((await bytesSinceCheckpoint(sql)) > afterBytes) await sql`checkpoint`
    } catch (error) {
      log.warn({ err: error }, 'the embedded database was not checkpointed; it is tried again')
    }
  }
  const timer = setInterval(look, everyMs)
  timer.unref()
  return () => clearInterval(timer)
}

/** How much write-ahead log a crash now would have to read again. */
export async function bytesSinceCheckpoint(sql: Sql): Promise<number> {
  const [row] = await sql<[{ bytes: string }]>`select pg_current_wal_lsn() - redo_lsn as bytes from pg_control_checkpoint()`
  return Number(row.bytes)
}
