import { eq, sql } from 'drizzle-orm'
import type { Queryable } from '../deps.ts'
import { storedFiles } from '../storage/schema.ts'
import type { FileStore } from './file-store.ts'

/** Files in the database: in every back-up, and nothing else to run. */
export const createDatabaseFileStore = (db: Queryable): FileStore => ({
  async put(sha256, bytes) {
    await db.insert(storedFiles).values({ sha256, bytes }).onConflictDoNothing()
  },
  async get(sha256) {
    const [row] = await db.select({ bytes: storedFiles.bytes }).from(storedFiles).where(eq(storedFiles.sha256, sha256))
    return row?.bytes
  },
  async has(sha256) {
    const [row] = await db.select({ found: sql`1` }).from(storedFiles).where(eq(storedFiles.sha256, sha256))
    return row !== undefined
  },
})
