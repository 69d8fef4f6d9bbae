import { sha256Hex } from '@concord/paper'
import { appendAuditEvent } from '../audit/audit-chain.ts'
import type { AuditAction, SubjectKind } from '../audit/audit-event.ts'
import { type Doer, pseudonymOf } from '../auth/actor.ts'
import type { Queryable } from '../deps.ts'
import { insertDecision } from '../storage/revision-queries.ts'

/** What a command did. `data` names things; a `reason` goes to `decisions` and only its hash into the chain. */
export type Happening = {
  action: AuditAction
  subject: [kind: SubjectKind, id: string]
  data?: Record<string, unknown>
  decision?: { paperId: string; sectionId?: string; reason: string }
}

/**
 * Appends what happened to the audit chain, in the transaction that made it happen; answers the event's number. `at` is the moment that
 * the command wrote into its own rows.
 */
export async function recordEvent(tx: Queryable, at: Date, doer: Doer, happening: Happening): Promise<number> {
  const { action, subject, data = {}, decision } = happening
  const [subjectKind, subjectId] = subject
  const seq = await appendAuditEvent(tx, {
    at,
    actor: pseudonymOf(doer),
    action,
    subjectKind,
    subjectId,
    data: decision ? { ...data, reasonSha256: sha256Hex(decision.reason) } : data,
  })
  if (decision) await insertDecision(tx, { seq, ...decision })
  return seq
}
