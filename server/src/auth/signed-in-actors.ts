import { and, eq, gt, sql } from 'drizzle-orm'
import type { Clock, Queryable } from '../deps.ts'
import { organisations, people, sessions } from '../storage/schema.ts'
import { type Actor, personColumns, readPerson } from './actor.ts'

/**
 * Who is behind these session ids, with roles, in one statement; missing are those that have ended. For sockets: it does not keep a session
 * alive. `sessions.ts` is where sessions are made and ended; this reads the same rows by the same rule.
 */
export async function loadSignedInActors(db: Queryable, sessionIds: readonly string[], clock: Clock): Promise<Map<string, Actor>> {
  const now = clock.now()
  const rows = await db
    .select({ sessionId: sessions.id, confirmedAt: sessions.confirmedAt, ...personColumns })
    .from(sessions)
    .innerJoin(people, eq(sessions.userId, people.id))
    .leftJoin(organisations, eq(people.organisationId, organisations.id))
    .where(
      and(
        sql`${sessions.id} = any (${sql.param([...sessionIds])}::text[])`,
        gt(sessions.expiresAt, now),
        gt(sessions.absoluteExpiresAt, now),
      ),
    )
  return new Map(rows.map(({ sessionId, confirmedAt, ...person }) => [sessionId, { ...readPerson(person), sessionId, confirmedAt }]))
}
