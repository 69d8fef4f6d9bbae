import { CLOSE } from '@concord/contract'
import { and, gt, type SQL, sql } from 'drizzle-orm'
import type { Clock, Database } from '../deps.ts'
import { sessions } from '../storage/schema.ts'
import type { SignedInSockets } from './signed-in-sockets.ts'

/**
 * Ends the sockets whose sign-in has ended by time; signing out ends them at once. A sign-in that is not there any more has ended, or goes
 * on under another id and this node was not told: its sockets come back with the cookie that they have now.
 */
export async function endExpired({ db, signedIn, clock }: { db: Database; signedIn: SignedInSockets; clock: Clock }): Promise<void> {
  const ids = signedIn.signInIds()
  if (ids.length === 0) return
  const now = clock.now()
  const rows = await db
    .select({ id: sessions.id, isValid: and(gt(sessions.expiresAt, now), gt(sessions.absoluteExpiresAt, now)) as SQL<boolean> })
    .from(sessions)
    .where(sql`${sessions.id} = any (${sql.param(ids)}::text[])`)
  const known = new Map(rows.map(({ id, isValid }) => [id, isValid]))
  for (const id of ids) {
    if (!known.has(id)) signedIn.ended(id, 'sign-in not found', CLOSE.retry)
    else if (!known.get(id)) signedIn.ended(id, 'sign in again')
  }
}
