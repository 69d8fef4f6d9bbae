import { and, asc, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import type { Queryable } from '../deps.ts'
import type { PaperPlace, PaperScope } from './paper-queries.ts'
import { editions, groups, papers, people, sections } from './schema.ts'

export type SectionRow = typeof sections.$inferSelect

/** A section with everything that decides who may do what with it. */
export type SectionPlace = PaperPlace & { section: SectionRow }
/** A section as lists show it. `approvedByName` is null where nobody has approved it. */
export type ListedSection = SectionRow & { approvedByName: string | null }

/** A section that is not removed. */
export async function maybeFindSection(db: Queryable, sectionId: string): Promise<SectionPlace | undefined> {
  const [place] = await db
    .select({ section: sections, paper: papers, group: groups, edition: editions })
    .from(sections)
    .innerJoin(papers, eq(sections.paperId, papers.id))
    .innerJoin(groups, eq(papers.groupId, groups.id))
    .innerJoin(editions, eq(groups.editionId, editions.id))
    .where(and(eq(sections.id, sectionId), isNull(sections.removedAt)))
  return place
}

/** Reads a section's row and holds it until the transaction ends: nothing is committed to its text meanwhile. */
export async function lockSection(tx: Queryable, sectionId: string): Promise<SectionRow | undefined> {
  const [row] = await tx
    .select()
    .from(sections)
    .where(and(eq(sections.id, sectionId), isNull(sections.removedAt)))
    .for('update')
  return row
}

/** A paper's sections in their order. */
export async function listSections(db: Queryable, paperId: string): Promise<ListedSection[]> {
  const rows = await db
    .select({ section: sections, approvedByName: people.name })
    .from(sections)
    .leftJoin(people, eq(sections.approvedBy, people.id))
    .where(and(eq(sections.paperId, paperId), isNull(sections.removedAt)))
    .orderBy(asc(sections.position), asc(sections.id))
  return rows.map(({ section, approvedByName }) => ({ ...section, approvedByName }))
}

/** Sections in review in the scope, the longest waiting first. */
export function listSectionsInReview(db: Queryable, scope: PaperScope) {
  return db
    .select({ section: sections, paper: papers, group: groups, submittedByName: people.name })
    .from(sections)
    .innerJoin(papers, eq(sections.paperId, papers.id))
    .innerJoin(groups, eq(papers.groupId, groups.id))
    .leftJoin(people, eq(sections.submittedBy, people.id))
    .where(
      and(
        eq(sections.state, 'in_review'),
        isNull(sections.removedAt),
        or(
          scope.groupIds.length > 0 ? inArray(groups.id, [...scope.groupIds]) : sql`false`,
          scope.editionIds.length > 0 ? inArray(groups.editionId, [...scope.editionIds]) : sql`false`,
        ),
      ),
    )
    .orderBy(asc(sections.submittedAt), asc(sections.id))
}

export type QueuedSection = Awaited<ReturnType<typeof listSectionsInReview>>[number]

export async function updateSection(tx: Queryable, sectionId: string, change: Partial<SectionRow>): Promise<void> {
  await tx.update(sections).set(change).where(eq(sections.id, sectionId))
}

export async function insertSection(tx: Queryable, row: typeof sections.$inferInsert): Promise<void> {
  await tx.insert(sections).values(row)
}

/**
 * Gives every section a new epoch, after a back-up was put back; answers how many. Browsers still hold text that the back-up does not know;
 * with the old epoch they would bring it in again, each under its own name whoever wrote it.
 */
export async function renewEpochs(db: Queryable): Promise<number> {
  const renewed = await db
    .update(sections)
    .set({ epoch: sql`${sections.epoch} + 1` })
    .returning({ id: sections.id })
  return renewed.length
}

/** Gives sections the positions 1, 2, … in this order. Rows are changed in the order of their ids, like everywhere else. */
export async function orderSections(tx: Queryable, sectionIds: readonly string[]): Promise<void> {
  const positions = sectionIds.map((id, index) => ({ id, position: index + 1 })).sort((a, b) => (a.id < b.id ? -1 : 1))
  for (const { id, position } of positions) {
    await tx
      .update(sections)
      .set({ position })
      .where(and(eq(sections.id, id), sql`${sections.position} <> ${position}`))
  }
}
