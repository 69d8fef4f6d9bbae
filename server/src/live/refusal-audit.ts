import type { Logger } from 'pino'
import { type RefusedUpdate, recordRefusedUpdate } from '../commands/record-refused-update.ts'
import type { Clock, Database } from '../deps.ts'

/** Rules that only a client breaks which was made to break them; the others also meet people who were late or had lost their connection. */
const HOSTILE: ReadonlySet<string> = new Set(['G2', 'G3', 'G5', 'G6', 'G7'])
/** What waits for a database that is slow or away; the counter in `/metrics` misses nothing. */
const MAX_WAITING = 100

/** Notes hostile updates in the audit chain, one after the other and beside the live path: no room ever waits for it. */
export function createRefusalAudit(parts: { db: Database; clock: Clock; log: Pick<Logger, 'warn'> }) {
  let waiting = 0
  let last = Promise.resolve()
  return {
    note(refused: RefusedUpdate): void {
      if (!HOSTILE.has(refused.rule) || waiting >= MAX_WAITING) return
      waiting += 1
      last = last
        .then(() => recordRefusedUpdate(parts, refused))
        .catch((error) => parts.log.warn({ error }, 'a refused update could not be noted in the audit chain'))
        .finally(() => {
          waiting -= 1
        })
    },
    /** Resolves when all that was noted so far is in the chain. */
    settled: (): Promise<void> => last,
  }
}
