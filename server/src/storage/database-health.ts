import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import type { Database } from '../deps.ts'

/** Slower than this is as good as away for whoever asks whether the server can work. */
const LIMIT_MS = 3_000

/** Says whether the database answers. One question is on its way at a time, however many ask and however long it hangs. */
export function createDatabaseHealth(db: Database): () => Promise<boolean> {
  let asking: Promise<boolean> | undefined

  async function ask(): Promise<boolean> {
    try {
      await db.execute(sql`select 1`)
      return true
    } catch {
      // Why it does not answer is in the log of those who needed it.
      return false
    } finally {
      asking = undefined
    }
  }

  return () => {
    asking ??= ask()
    return Promise.race([asking, delay(LIMIT_MS, false, { ref: false })])
  }
}
