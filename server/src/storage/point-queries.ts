import { and, asc, desc, eq, inArray, isNull, lt, sql } from 'drizzle-orm'
import type { Queryable } from '../deps.ts'
import { checkpoints, keptCheckpoints, people, sectionPoints, sections, sectionUpdates } from './schema.ts'
import type { SectionRow } from './section-queries.ts'

export type PointRow = typeof sectionPoints.$inferSelect
export type NewPoint = Omit<PointRow, 'name' | 'savedBy' | 'authors'> & Partial<Pick<PointRow, 'name' | 'savedBy' | 'authors'>>

/** How many points a history shows; older ones are still to be had by their head. */
const SHOWN_POINTS = 500
/** How many updates lie between two kept checkpoints, at least. */
const KEPT_EVERY = 2_000

/** The text that a section has when its state changes, as a point without its id. */
export const transitionPoint = (section: SectionRow, by: { personId: string }, at: Date): Omit<NewPoint, 'id'> => ({
  sectionId: section.id,
  head: section.head,
  kind: 'transition',
  title: section.title,
  savedBy: by.personId,
  at,
})

/** Saves a point. The same text is saved once, however often and from wherever it is asked for, unless it gets a name. */
export async function insertPoint(tx: Queryable, point: NewPoint): Promise<void> {
  await tx.insert(sectionPoints).values(point).onConflictDoNothing()
}

/** The points of a section, the newest text first. */
export async function listPoints(db: Queryable, sectionId: string): Promise<(PointRow & { by: string | null })[]> {
  const rows = await db
    .select({ point: sectionPoints, by: people.name })
    .from(sectionPoints)
    .leftJoin(people, eq(sectionPoints.savedBy, people.id))
    .where(eq(sectionPoints.sectionId, sectionId))
    .orderBy(desc(sectionPoints.head), desc(sectionPoints.at))
    .limit(SHOWN_POINTS)
  return rows.map(({ point, by }) => ({ ...point, by }))
}

export async function countNamedPoints(db: Queryable, sectionId: string): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(sectionPoints)
    .where(and(eq(sectionPoints.sectionId, sectionId), eq(sectionPoints.kind, 'named')))
  return row?.count ?? 0
}

/** The title that a section had with this text, where a point tells. */
export async function findTitleAt(db: Queryable, sectionId: string, head: number): Promise<string | undefined> {
  const [row] = await db
    .select({ title: sectionPoints.title })
    .from(sectionPoints)
    .where(and(eq(sectionPoints.sectionId, sectionId), eq(sectionPoints.head, head)))
    .orderBy(desc(sectionPoints.at))
    .limit(1)
  return row?.title
}

/** The head of the last point of an earlier text; 0 where there is none. */
export async function findHeadBefore(db: Queryable, sectionId: string, head: number): Promise<number> {
  const [row] = await db
    .select({ head: sectionPoints.head })
    .from(sectionPoints)
    .where(and(eq(sectionPoints.sectionId, sectionId), lt(sectionPoints.head, head)))
    .orderBy(desc(sectionPoints.head))
    .limit(1)
  return row?.head ?? 0
}

/** Points whose authors nobody has read yet. */
export function listUnreadPoints(db: Queryable, most: number): Promise<PointRow[]> {
  return db.select().from(sectionPoints).where(isNull(sectionPoints.authors)).orderBy(asc(sectionPoints.head)).limit(most)
}

export async function setPointAuthors(db: Queryable, id: string, authors: string[]): Promise<void> {
  await db.update(sectionPoints).set({ authors }).where(eq(sectionPoints.id, id))
}

/**
 * Saves a point of every section whose last update is older than `quietSince` and that has none of this text yet. One statement: two
 * nodes that do it at once save it once.
 */
export async function insertQuietPoints(db: Queryable, quietSince: Date): Promise<number> {
  const rows = await db.execute(sql`
    insert into section_points (id, section_id, head, kind, title, at)
    select gen_random_uuid(), s.id, s.head, 'quiet', s.title, u.committed_at
    from ${sections} s join ${sectionUpdates} u on u.section_id = s.id and u.head = s.head
    where s.removed_at is null and s.head > 1 and u.committed_at < ${quietSince.toISOString()}
      and not exists (select 1 from ${sectionPoints} p where p.section_id = s.id and p.head = s.head)
    on conflict do nothing returning id`)
  return rows.length
}

/** Keeps a copy of every checkpoint that is `every` updates or more from the last one that was kept. */
export async function keepCheckpoints(db: Queryable, every = KEPT_EVERY): Promise<void> {
  await db.execute(sql`
    insert into kept_checkpoints (section_id, head, bytes)
    select c.section_id, c.head, c.bytes from ${checkpoints} c
    where c.head - coalesce((select max(k.head) from ${keptCheckpoints} k where k.section_id = c.section_id), 0) >= ${every}
    on conflict do nothing`)
}

/** The names of people, by id. */
export async function findNames(db: Queryable, personIds: readonly string[]): Promise<Map<string, string>> {
  if (personIds.length === 0) return new Map()
  const rows = await db
    .select({ id: people.id, name: people.name })
    .from(people)
    .where(inArray(people.id, [...new Set(personIds)]))
  return new Map(rows.map(({ id, name }) => [id, name]))
}
