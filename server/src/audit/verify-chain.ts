import { canonicalJson, sha256Hex } from '@concord/paper'
import { asc, eq } from 'drizzle-orm'
import type { Queryable } from '../deps.ts'
import { approvals, decisions, people, releases, renditions } from '../storage/schema.ts'
import { type AuditRow, auditFindings } from './audit-chain.ts'

/** What the chain tells of approvals, releases and reasons, to be compared with their tables. */
export type ChainFacts = {
  /** What was approved by whom and when, by event number. */
  approvals: Map<number, string>
  releases: Map<string, Record<string, unknown>>
  withdrawn: Set<string>
  reasons: Map<number, unknown>
}

export const noFacts = (): ChainFacts => ({ approvals: new Map(), releases: new Map(), withdrawn: new Set(), reasons: new Map() })

const approvalText = (sectionId: string, hash: unknown, by: string | null, at: Date) => `${sectionId} ${hash} ${by} ${at.toISOString()}`

function takeNote(facts: ChainFacts, { seq, action, subjectId, actor, at, data }: AuditRow): void {
  if (action === 'section.approved') facts.approvals.set(seq, approvalText(subjectId, data.hash, actor, at))
  if (action === 'paper.released') facts.releases.set(subjectId, data)
  if (action === 'release.withdrawn') facts.withdrawn.add(subjectId)
  if (data.reasonSha256 !== undefined) facts.reasons.set(seq, data.reasonSha256)
}

/** Every event of the chain; what it tells is noted in `facts`. */
export const eventFindings = (db: Queryable, facts: ChainFacts): AsyncGenerator<string | undefined> =>
  auditFindings(db, (row) => takeNote(facts, row))

/** Every approval is in the chain, and the chain tells of no other. */
export async function* chainedApprovalFindings(db: Queryable, facts: ChainFacts): AsyncGenerator<string | undefined> {
  const left = new Map(facts.approvals)
  const rows = await db
    .select({ approval: approvals, by: people.pseudonym })
    .from(approvals)
    .innerJoin(people, eq(approvals.approvedBy, people.id))
    .orderBy(asc(approvals.seq))
  for (const { approval, by } of rows) {
    const { id, seq, sectionId, hash, approvedAt } = approval
    const told = left.get(seq)
    left.delete(seq)
    yield told === approvalText(sectionId, hash, by, approvedAt)
      ? undefined
      : `approval ${id} of section ${sectionId}: is not what audit event ${seq} tells`
  }
  for (const [seq, told] of left) yield `approval of section ${told.split(' ', 1)[0]}: is told by audit event ${seq} but not recorded`
}

/** Every release is in the chain with the hashes of its snapshot and its files, and the chain tells of no other. */
export async function* chainedReleaseFindings(db: Queryable, facts: ChainFacts): AsyncGenerator<string | undefined> {
  const recorded = new Set<string>()
  for (const { reference } of await db.select({ reference: releases.reference }).from(releases).orderBy(asc(releases.reference))) {
    recorded.add(reference)
    const finding = await chainedReleaseFinding(db, facts, reference)
    yield finding && `release ${reference}: ${finding}`
  }
  for (const reference of facts.releases.keys()) {
    if (!recorded.has(reference)) yield `release ${reference}: is in the audit chain but not recorded`
  }
}

async function chainedReleaseFinding(db: Queryable, facts: ChainFacts, reference: string): Promise<string | undefined> {
  const told = facts.releases.get(reference)
  if (!told) return 'is not in the audit chain'
  const [row] = await db.select().from(releases).where(eq(releases.reference, reference))
  if (!row) return 'is missing'
  const files = await db
    .select({ format: renditions.format, sha256: renditions.sha256 })
    .from(renditions)
    .where(eq(renditions.releaseId, row.id))
  const actual = {
    paperId: row.paperId,
    version: row.version,
    fingerprint: row.fingerprint,
    supersedes: row.supersedes,
    snapshot: sha256Hex(row.snapshot),
    files: Object.fromEntries(files.map(({ format, sha256 }) => [format, sha256])),
  }
  if (canonicalJson(actual) !== canonicalJson(told)) return 'is not what the audit chain tells of it'
  const isWithdrawn = row.state === 'withdrawn'
  return isWithdrawn === facts.withdrawn.has(reference) ? undefined : `is ${row.state}, which is not what the audit chain tells`
}

/** Every reason is the one whose hash is in the chain. */
export async function* reasonFindings(db: Queryable, facts: ChainFacts): AsyncGenerator<string | undefined> {
  const left = new Map(facts.reasons)
  for (const { seq, reason } of await db.select().from(decisions).orderBy(asc(decisions.seq))) {
    const told = left.get(seq)
    left.delete(seq)
    const actual = sha256Hex(reason)
    yield actual === told ? undefined : `reason of audit event ${seq}: SHA-256 is ${actual}, recorded ${told}`
  }
  for (const seq of left.keys()) yield `reason of audit event ${seq}: is missing`
}
