import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Hand, Queryable } from '../deps.ts'
import { approvals, auditEvents, decisions, organisations, people, releaseSections, releases, revisionHands, revisions } from './schema.ts'

export type RevisionRow = typeof revisions.$inferSelect

export async function maybeFindRevision(db: Queryable, sectionId: string, hash: string): Promise<RevisionRow | undefined> {
  const [row] = await db
    .select()
    .from(revisions)
    .where(and(eq(revisions.sectionId, sectionId), eq(revisions.hash, hash)))
  return row
}

/** Stores a revision with its hands. The same text approved again is the same revision: what is there stays. */
export async function saveRevision(tx: Queryable, revision: RevisionRow, hands: readonly Hand[]): Promise<void> {
  await tx.insert(revisions).values(revision).onConflictDoNothing()
  const { sectionId, hash } = revision
  const rows = hands.filter(({ characters }) => characters > 0).map((hand) => ({ ...hand, sectionId, hash }))
  if (rows.length > 0) await tx.insert(revisionHands).values(rows).onConflictDoNothing()
}

export async function insertApproval(tx: Queryable, row: typeof approvals.$inferInsert): Promise<void> {
  await tx.insert(approvals).values(row)
}

/** What happened to a section, oldest first, with the names behind the pseudonyms and the reasons. */
export function listSectionEvents(db: Queryable, sectionId: string) {
  return db
    .select({ action: auditEvents.action, at: auditEvents.at, data: auditEvents.data, by: people.name, reason: decisions.reason })
    .from(auditEvents)
    .leftJoin(people, eq(auditEvents.actor, people.pseudonym))
    .leftJoin(decisions, eq(auditEvents.seq, decisions.seq))
    .where(and(eq(auditEvents.subjectKind, 'section'), eq(auditEvents.subjectId, sectionId)))
    .orderBy(asc(auditEvents.seq))
}

export type SectionEvent = Awaited<ReturnType<typeof listSectionEvents>>[number]

/** Names of the people whose text each revision of a section holds, most characters first. */
export async function listRevisionAuthors(db: Queryable, sectionId: string): Promise<Map<string, string[]>> {
  const rows = await db
    .select({ hash: revisionHands.hash, name: people.name, characters: revisionHands.characters })
    .from(revisionHands)
    .innerJoin(people, eq(revisionHands.personId, people.id))
    .where(eq(revisionHands.sectionId, sectionId))
  const byHash = Map.groupBy(rows, (row) => row.hash)
  return new Map([...byHash].map(([hash, hands]) => [hash, hands.sort((a, b) => b.characters - a.characters).map(({ name }) => name)]))
}

/** The head of each revision of a section, by its hash. */
export async function listRevisionHeads(db: Queryable, sectionId: string): Promise<Map<string, number>> {
  const rows = await db.select({ hash: revisions.hash, head: revisions.head }).from(revisions).where(eq(revisions.sectionId, sectionId))
  return new Map(rows.map(({ hash, head }) => [hash, head]))
}

/** The organisations whose people wrote text of these revisions, by name. */
export async function listOrganisationsOf(
  db: Queryable,
  named: readonly { sectionId: string; hash: string }[],
): Promise<{ name: string; country: string | null }[]> {
  const rows = await db
    .selectDistinct({
      sectionId: revisionHands.sectionId,
      hash: revisionHands.hash,
      name: organisations.name,
      country: organisations.country,
    })
    .from(revisionHands)
    .innerJoin(people, eq(revisionHands.personId, people.id))
    .innerJoin(organisations, eq(people.organisationId, organisations.id))
    .where(
      inArray(
        revisionHands.hash,
        named.map(({ hash }) => hash),
      ),
    )
  const wanted = new Set(named.map(({ sectionId, hash }) => `${sectionId} ${hash}`))
  const byName = new Map(
    rows
      .filter(({ sectionId, hash }) => wanted.has(`${sectionId} ${hash}`))
      .map(({ name, country }): [string, { name: string; country: string | null }] => [name, { name, country }]),
  )
  return [...byName.values()].sort((a, b) => a.name.localeCompare(b.name, 'en'))
}

/** The releases that hold a revision with this hash. */
export function listReleasesWithRevision(db: Queryable, hash: string) {
  return db
    .select({ reference: releases.reference, state: releases.state })
    .from(releaseSections)
    .innerJoin(releases, eq(releaseSections.releaseId, releases.id))
    .where(eq(releaseSections.hash, hash))
}

export async function insertDecision(tx: Queryable, row: typeof decisions.$inferInsert): Promise<void> {
  await tx.insert(decisions).values(row)
}
