import type { SectionId } from '@concord/paper'
import type { Logger } from 'pino'
import type { Clock, Database, SectionTexts } from '../deps.ts'
import { findHeadBefore, insertQuietPoints, keepCheckpoints, listUnreadPoints, setPointAuthors } from '../storage/point-queries.ts'

/** A text that nobody has changed for this long is saved. */
const QUIET_MS = 10 * 60_000
const SWEEP_EVERY_MS = 60_000
/** Points whose authors are read in one sweep. */
const READ_AT_ONCE = 200

type HistoryParts = { db: Database; texts: Pick<SectionTexts, 'writersBetween'> }

/**
 * Saves a point of every section that has been quiet for ten minutes at `now`, keeps checkpoints for reading earlier texts, and reads who
 * wrote what the new points hold. It looks only at the database: it makes good what was missed while the server was down, and any number
 * of nodes may do it at once. Answers how many points it has saved.
 */
export async function sweepHistory({ db, texts }: HistoryParts, now: Date): Promise<number> {
  await keepCheckpoints(db)
  const saved = await insertQuietPoints(db, new Date(now.getTime() - QUIET_MS))
  for (const { id, sectionId, head } of await listUnreadPoints(db, READ_AT_ONCE)) {
    const before = await findHeadBefore(db, sectionId, head)
    await setPointAuthors(db, id, await texts.writersBetween(db, sectionId as SectionId, before, head))
  }
  return saved
}

/** Sweeps every minute until it is closed. A sweep that fails is made good by the next one. */
export function startKeepingHistory(parts: HistoryParts & { clock: Clock; log: Pick<Logger, 'warn'> }): { close(): Promise<void> } {
  let sweeping: Promise<unknown> | undefined
  const sweep = () => {
    sweeping ??= sweepHistory(parts, parts.clock.now())
      .catch((error) => parts.log.warn({ error }, 'the history could not be kept up to date yet'))
      .finally(() => {
        sweeping = undefined
      })
  }
  const timer = setInterval(sweep, SWEEP_EVERY_MS).unref()
  return {
    async close() {
      clearInterval(timer)
      await sweeping
    },
  }
}
