import { canonicalJson, paperFingerprint, sha256Hex } from '@concord/paper'
import { and, asc, desc, eq, gt, inArray, isNull, or } from 'drizzle-orm'
import type { Queryable } from '../deps.ts'
import { approvals, papers, revisions, sections } from '../storage/schema.ts'

const PAGE = 200

/** Whether a text is the canonical form of the JSON it holds. */
export function isCanonical(text: string): boolean {
  try {
    return canonicalJson(JSON.parse(text)) === text
  } catch {
    return false
  }
}

/** Every revision: its body is canonical JSON and its name is the body's SHA-256. */
export async function* revisionFindings(db: Queryable): AsyncGenerator<string | undefined> {
  let last: { sectionId: string; hash: string } | undefined
  for (;;) {
    const beyond =
      last && or(gt(revisions.sectionId, last.sectionId), and(eq(revisions.sectionId, last.sectionId), gt(revisions.hash, last.hash)))
    const page = await db.select().from(revisions).where(beyond).orderBy(asc(revisions.sectionId), asc(revisions.hash)).limit(PAGE)
    for (const { sectionId, hash, body } of page) {
      const name = `revision ${hash} of section ${sectionId}`
      const actual = sha256Hex(body)
      if (actual !== hash) yield `${name}: SHA-256 is ${actual}, recorded ${hash}`
      else yield isCanonical(body) ? undefined : `${name}: the text is not canonical JSON`
    }
    last = page.at(-1)
    if (page.length < PAGE) return
  }
}

/** Every approval names a revision that is there. */
export async function* approvalFindings(db: Queryable): AsyncGenerator<string | undefined> {
  const rows = await db
    .select({ id: approvals.id, sectionId: approvals.sectionId, hash: approvals.hash, revision: revisions.hash })
    .from(approvals)
    .leftJoin(revisions, and(eq(revisions.sectionId, approvals.sectionId), eq(revisions.hash, approvals.hash)))
    .orderBy(asc(approvals.seq))
  for (const { id, sectionId, hash, revision } of rows) {
    yield revision ? undefined : `approval ${id}: section ${sectionId} has no revision ${hash}`
  }
}

/** Every section that stands as approved stands as it was last approved. */
export async function* sectionFindings(db: Queryable): AsyncGenerator<string | undefined> {
  const latest = new Map<string, string>()
  const rows = await db.select().from(approvals).orderBy(desc(approvals.seq))
  for (const { sectionId, hash } of rows) if (!latest.has(sectionId)) latest.set(sectionId, hash)
  for (const { id, state, approvedHash, lastApprovedHash } of await db.select().from(sections).orderBy(asc(sections.id))) {
    const approved = latest.get(id) ?? null
    const expected = state === 'approved' ? approved : null
    if (approvedHash !== expected) yield `section ${id}: is ${state} with revision ${approvedHash}, its approvals say ${expected}`
    else if (lastApprovedHash !== approved) yield `section ${id}: was last approved as ${approved}, recorded ${lastApprovedHash}`
    else yield undefined
  }
}

/** Every paper that was consolidated has the fingerprint of its sections. */
export async function* paperFindings(db: Queryable): AsyncGenerator<string | undefined> {
  const fixed = await db
    .select()
    .from(papers)
    .where(inArray(papers.state, ['consolidated', 'approved', 'released']))
    .orderBy(asc(papers.id))
  for (const { id, fingerprint } of fixed) {
    const rows = await db
      .select({ hash: sections.approvedHash })
      .from(sections)
      .where(and(eq(sections.paperId, id), isNull(sections.removedAt)))
      .orderBy(asc(sections.position), asc(sections.id))
    const actual = paperFingerprint(rows.map(({ hash }) => hash ?? ''))
    yield actual === fingerprint ? undefined : `paper ${id}: fingerprint is ${actual}, recorded ${fingerprint}`
  }
}
