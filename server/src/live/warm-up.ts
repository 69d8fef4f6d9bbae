import type { PersonId, SectionId } from '@concord/paper'
import type { Sql } from 'postgres'
import { loadActor } from '../auth/actor.ts'
import { createSessions } from '../auth/sessions.ts'
import type { Clock, Database } from '../deps.ts'
import { createSectionLog } from '../storage/section-log.ts'
import { findSectionPlace } from './section-access.ts'

const NOBODY = '00000000-0000-4000-8000-000000000000'
/** As many as the embedded database has connections: each prepares its own statements. */
const AT_ONCE = 2

/**
 * Runs every statement of joining, opening and committing once, on a person and a section that do not exist: nothing is read or
 * written. What a database does only the first time (catalogs, plans) is then done before anybody waits for it.
 */
export async function warmUp({ db, sql, clock }: { db: Database; sql: Sql; clock: Clock }): Promise<void> {
  const [log, sessions, sectionId] = [createSectionLog(db, sql), createSessions({ db, clock }), NOBODY as SectionId]
  const row = { sectionId, epoch: 0, states: [], bytes: new Uint8Array(), claims: [] }
  const statements: (() => Promise<unknown>)[] = [
    () => sessions.validate('', { extend: false }),
    () => loadActor(db, { id: '', personId: NOBODY, confirmedAt: null }),
    () => findSectionPlace(db, sectionId),
    () => log.load(sectionId),
    () => log.append([row]),
    () => log.append([row, { ...row, claims: [{ client: 0, personId: NOBODY as PersonId }] }]),
  ]
  for (const statement of statements) await Promise.all(Array.from({ length: AT_ONCE }, statement))
}
