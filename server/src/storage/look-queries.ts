import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Queryable } from '../deps.ts'
import { sectionLooks, sections } from './schema.ts'

export type LookRow = typeof sectionLooks.$inferSelect

/** Remembers that somebody has looked. A look at an earlier text takes nothing back. Answers what is remembered now. */
export async function keepLook(db: Queryable, look: LookRow): Promise<LookRow> {
  const [kept] = await db
    .insert(sectionLooks)
    .values(look)
    .onConflictDoUpdate({
      target: [sectionLooks.personId, sectionLooks.sectionId],
      set: { head: sql`greatest(${sectionLooks.head}, excluded.head)`, at: look.at },
    })
    .returning()
  return kept ?? look
}

/** What somebody has seen of the sections of a paper. */
export async function listLooks(db: Queryable, personId: string, paperId: string): Promise<LookRow[]> {
  const rows = await db
    .select({ look: sectionLooks })
    .from(sectionLooks)
    .innerJoin(sections, eq(sectionLooks.sectionId, sections.id))
    .where(and(eq(sectionLooks.personId, personId), eq(sections.paperId, paperId), isNull(sections.removedAt)))
  return rows.map(({ look }) => look)
}
