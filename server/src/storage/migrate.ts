import { fileURLToPath } from 'node:url'
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate } from 'drizzle-orm/postgres-js/migrator'
import type { Sql } from 'postgres'

/** Any number does, as long as nothing else in the database uses it. */
const MIGRATION_LOCK = 7_266_823

const migrationsFolder = fileURLToPath(new URL('./migrations', import.meta.url))

/** Brings the tables up to date. Of several processes that start on one database, one migrates and the others wait for it. */
export async function migrateDatabase(sql: Sql): Promise<void> {
  const connection = await sql.reserve()
  try {
    await connection`select pg_advisory_lock(${MIGRATION_LOCK})`
    try {
      await migrate(drizzle(sql), { migrationsFolder })
    } finally {
      await connection`select pg_advisory_unlock(${MIGRATION_LOCK})`
    }
  } finally {
    connection.release()
  }
}
