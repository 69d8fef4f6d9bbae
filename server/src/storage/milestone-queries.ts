import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm'
import type { Queryable } from '../deps.ts'
import { milestoneSections, milestones, people, sections } from './schema.ts'
import type { ListedSection } from './section-queries.ts'

export type MilestoneRow = typeof milestones.$inferSelect
/** A section of a milestone. `removed`: it is no longer in the paper. */
export type MilestoneSectionRow = typeof milestoneSections.$inferSelect & { removed: boolean }
export type FrozenPaper = { milestone: MilestoneRow; by: string; sections: MilestoneSectionRow[] }

/** Saves a milestone with the texts that its sections have. */
export async function insertMilestone(tx: Queryable, milestone: MilestoneRow, frozen: readonly ListedSection[]): Promise<void> {
  await tx.insert(milestones).values(milestone)
  const rows = frozen.map(({ id, head, title, state }, place) => ({
    milestoneId: milestone.id,
    position: place + 1,
    sectionId: id,
    head,
    title,
    state,
  }))
  if (rows.length > 0) await tx.insert(milestoneSections).values(rows)
}

export async function countMilestones(db: Queryable, paperId: string): Promise<number> {
  const [row] = await db.select({ count: sql<number>`count(*)::int` }).from(milestones).where(eq(milestones.paperId, paperId))
  return row?.count ?? 0
}

/** The milestones of a paper, the newest first. */
export async function listMilestones(db: Queryable, paperId: string): Promise<FrozenPaper[]> {
  const rows = await db
    .select({ milestone: milestones, by: people.name })
    .from(milestones)
    .innerJoin(people, eq(milestones.savedBy, people.id))
    .where(eq(milestones.paperId, paperId))
    .orderBy(desc(milestones.at), desc(milestones.id))
  const ids = rows.map(({ milestone }) => milestone.id)
  const frozen = Map.groupBy(ids.length > 0 ? await listFrozen(db, ids) : [], ({ milestoneId }) => milestoneId)
  return rows.map((row) => ({ ...row, sections: frozen.get(row.milestone.id) ?? [] }))
}

async function listFrozen(db: Queryable, milestoneIds: readonly string[]): Promise<MilestoneSectionRow[]> {
  const rows = await db
    .select({ frozen: milestoneSections, removed: sql<boolean>`${sections.removedAt} is not null` })
    .from(milestoneSections)
    .innerJoin(sections, eq(milestoneSections.sectionId, sections.id))
    .where(inArray(milestoneSections.milestoneId, [...milestoneIds]))
    .orderBy(asc(milestoneSections.position))
  return rows.map(({ frozen, removed }) => ({ ...frozen, removed }))
}

/** One section of a milestone with the paper that it belongs to. */
export async function maybeFindFrozenSection(db: Queryable, milestoneId: string, sectionId: string) {
  const [row] = await db
    .select({ paperId: milestones.paperId, head: milestoneSections.head, title: milestoneSections.title })
    .from(milestoneSections)
    .innerJoin(milestones, eq(milestoneSections.milestoneId, milestones.id))
    .where(and(eq(milestones.id, milestoneId), eq(milestoneSections.sectionId, sectionId)))
  return row
}
