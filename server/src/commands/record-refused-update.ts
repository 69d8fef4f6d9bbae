import { appendAuditEvent, hasEventSince, holdAuditChain } from '../audit/audit-chain.ts'
import type { Clock, Database } from '../deps.ts'
import { maybeFindPerson } from '../storage/people-queries.ts'

/** One event per person, section and hour tells of an attack; more would only let its author fill the chain. */
const AT_MOST_EVERY_MS = 60 * 60_000

export type RefusedUpdate = { sectionId: string; personId: string; rule: string }

/** Notes in the audit chain that somebody sent what no honest client sends. The event names the rule and a pseudonym, never the bytes. */
export async function recordRefusedUpdate({ db, clock }: { db: Database; clock: Clock }, refused: RefusedUpdate): Promise<void> {
  const { sectionId, personId, rule } = refused
  const at = clock.now()
  const person = await maybeFindPerson(db, personId)
  if (!person) return
  const event = { actor: person.pseudonym, action: 'section.update_refused', subjectKind: 'section', subjectId: sectionId } as const
  const since = new Date(at.getTime() - AT_MOST_EVERY_MS)
  if (await hasEventSince(db, event, since)) return
  await db.transaction(async (tx) => {
    // Asked again with the chain's end in hand: another node may have noted the same hour.
    await holdAuditChain(tx)
    if (!(await hasEventSince(tx, event, since))) await appendAuditEvent(tx, { ...event, at, data: { rule } })
  })
}
