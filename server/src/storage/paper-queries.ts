import type { PaperState } from '@concord/paper'
import { and, desc, eq, ilike, inArray, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { Queryable } from '../deps.ts'
import { editions, groups, papers, sections } from './schema.ts'
import { containing } from './text-search.ts'

export type PaperRow = typeof papers.$inferSelect
export type GroupRow = typeof groups.$inferSelect
export type EditionRow = typeof editions.$inferSelect

/** A paper with the group and the edition that decide who may do what with it. */
export type PaperPlace = { paper: PaperRow; group: GroupRow; edition: EditionRow }

/** Whose papers to list: the groups and the editions in which the reader has a role. */
export type PaperScope = { groupIds: readonly string[]; editionIds: readonly string[] }
export type PaperFilter = {
  edition?: string | undefined
  group?: string | undefined
  state?: PaperState | undefined
  q?: string | undefined
}

const places = (db: Queryable) =>
  db
    .select({ paper: papers, group: groups, edition: editions })
    .from(papers)
    .innerJoin(groups, eq(papers.groupId, groups.id))
    .innerJoin(editions, eq(groups.editionId, editions.id))

export async function maybeFindPaper(db: Queryable, paperId: string): Promise<PaperPlace | undefined> {
  const [place] = await places(db).where(eq(papers.id, paperId))
  return place
}

/** Reads a paper's row and holds it until the transaction ends. Papers are always locked before their sections. */
export async function lockPaper(tx: Queryable, paperId: string): Promise<PaperRow | undefined> {
  const [row] = await tx.select().from(papers).where(eq(papers.id, paperId)).for('update')
  return row
}

const anyOf = (column: typeof groups.id | typeof groups.editionId, ids: readonly string[]): SQL | undefined =>
  ids.length > 0 ? inArray(column, [...ids]) : sql`false`

/** Papers in the scope, the one that changed last first. */
export function listPapers(db: Queryable, scope: PaperScope, filter: PaperFilter = {}): Promise<PaperPlace[]> {
  return places(db)
    .where(
      and(
        or(anyOf(groups.id, scope.groupIds), anyOf(groups.editionId, scope.editionIds)),
        filter.edition ? eq(groups.editionId, filter.edition) : undefined,
        filter.group ? eq(papers.groupId, filter.group) : undefined,
        filter.state ? eq(papers.state, filter.state) : undefined,
        filter.q ? ilike(papers.title, containing(filter.q)) : undefined,
      ),
    )
    .orderBy(desc(papers.updatedAt), papers.id)
}

/** How many sections of each paper are in each state. */
export async function countSectionStates(db: Queryable, paperIds: readonly string[]): Promise<Map<string, Record<string, number>>> {
  if (paperIds.length === 0) return new Map()
  const rows = await db
    .select({ paperId: sections.paperId, state: sections.state, count: sql<number>`count(*)::int` })
    .from(sections)
    .where(and(inArray(sections.paperId, [...paperIds]), isNull(sections.removedAt)))
    .groupBy(sections.paperId, sections.state)
  const byPaper = Map.groupBy(rows, (row) => row.paperId)
  return new Map([...byPaper].map(([paperId, states]) => [paperId, Object.fromEntries(states.map(({ state, count }) => [state, count]))]))
}

export async function updatePaper(tx: Queryable, paperId: string, change: Partial<PaperRow> & { updatedAt: Date }): Promise<void> {
  await tx.update(papers).set(change).where(eq(papers.id, paperId))
}

export async function insertPaper(tx: Queryable, row: typeof papers.$inferInsert): Promise<void> {
  await tx.insert(papers).values(row)
}
