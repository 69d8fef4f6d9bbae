import { and, asc, desc, eq, gt, sql } from 'drizzle-orm'
import type { Queryable } from '../deps.ts'
import { auditEvents } from '../storage/schema.ts'
import { type AuditAction, auditHash, GENESIS_HASH, type SubjectKind } from './audit-event.ts'

/** Any number that no other advisory lock of this database uses. */
const CHAIN_LOCK = 8_170_555
const PAGE = 500

/** What happened. `data` names things, never persons, and holds no text that a person typed. */
export type NewAuditEvent = {
  at: Date
  actor: string | null
  action: AuditAction
  subjectKind: SubjectKind
  subjectId: string
  data?: Record<string, unknown>
}

/** Holds the chain's end until the transaction ends: what the chain says now is still so when the transaction appends to it. */
export const holdAuditChain = (tx: Queryable): Promise<unknown> => tx.execute(sql`select pg_advisory_xact_lock(${CHAIN_LOCK})`)

/** Whether the chain tells of the same thing, done by the same actor after `since`. */
export async function hasEventSince(db: Queryable, event: Omit<NewAuditEvent, 'at' | 'data'> & { actor: string }, since: Date) {
  const [found] = await db
    .select({ seq: auditEvents.seq })
    .from(auditEvents)
    .where(
      and(
        eq(auditEvents.subjectKind, event.subjectKind),
        eq(auditEvents.subjectId, event.subjectId),
        eq(auditEvents.action, event.action),
        eq(auditEvents.actor, event.actor),
        gt(auditEvents.at, since),
      ),
    )
    .limit(1)
  return found !== undefined
}

/** Appends an event inside the transaction that it tells of; answers its number. One transaction at a time holds the chain's end. */
export async function appendAuditEvent(tx: Queryable, event: NewAuditEvent): Promise<number> {
  await holdAuditChain(tx)
  const [last] = await tx.select({ seq: auditEvents.seq, hash: auditEvents.hash }).from(auditEvents).orderBy(desc(auditEvents.seq)).limit(1)
  const link = {
    seq: (last?.seq ?? 0) + 1,
    actor: event.actor,
    action: event.action,
    subjectKind: event.subjectKind,
    subjectId: event.subjectId,
    data: event.data ?? {},
    previousHash: last?.hash ?? GENESIS_HASH,
  }
  const hash = auditHash({ ...link, at: event.at.toISOString() })
  await tx.insert(auditEvents).values({ ...link, at: event.at, hash })
  return link.seq
}

export type AuditRow = typeof auditEvents.$inferSelect

async function* auditRows(db: Queryable): AsyncGenerator<AuditRow> {
  let after = 0
  for (;;) {
    const page = await db.select().from(auditEvents).where(gt(auditEvents.seq, after)).orderBy(asc(auditEvents.seq)).limit(PAGE)
    yield* page
    const last = page.at(-1)
    if (page.length < PAGE || !last) return
    after = last.seq
  }
}

function linkFinding(row: AuditRow, seq: number, previousHash: string): string | undefined {
  if (row.seq !== seq) return `audit event ${seq}: is missing`
  if (row.previousHash !== previousHash)
    return `audit event ${seq}: names ${row.previousHash} as the hash before it, which is ${previousHash}`
  const hash = auditHash({ ...row, at: row.at.toISOString() })
  return hash === row.hash ? undefined : `audit event ${seq}: SHA-256 is ${hash}, recorded ${row.hash}`
}

/** Recomputes the chain, page by page: for each event what is wrong with it, or undefined. `onEvent` sees every event that holds. */
export async function* auditFindings(db: Queryable, onEvent: (row: AuditRow) => void = () => {}): AsyncGenerator<string | undefined> {
  let seq = 1
  let previousHash = GENESIS_HASH
  for await (const row of auditRows(db)) {
    const finding = linkFinding(row, seq, previousHash)
    if (!finding) onEvent(row)
    yield finding
    previousHash = row.hash
    seq += 1
  }
}

export type ChainCheck = { ok: true; events: number } | { ok: false; finding: string }

/** Whether the whole chain holds, and if not, the first event that does not. */
export async function checkAuditChain(db: Queryable): Promise<ChainCheck> {
  let events = 0
  for await (const finding of auditFindings(db)) {
    if (finding) return { ok: false, finding }
    events += 1
  }
  return { ok: true, events }
}
