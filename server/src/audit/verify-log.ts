import { mergedText, readText } from '@concord/collab'
import type { SectionId } from '@concord/paper'
import { and, asc, eq, gt, isNotNull, isNull, or, sql } from 'drizzle-orm'
import type { Queryable } from '../deps.ts'
import { sections, sectionUpdates } from '../storage/schema.ts'
import { loadSectionLog } from '../storage/section-log.ts'

const PAGE = 1_000

/** Every row of the update log has the bytes that were appended. */
export async function* logFindings(db: Queryable): AsyncGenerator<string | undefined> {
  let last: { sectionId: string; head: number } | undefined
  for (;;) {
    const { sectionId, head, bytes, digest } = sectionUpdates
    const beyond = last && or(gt(sectionId, last.sectionId), and(eq(sectionId, last.sectionId), gt(head, last.head)))
    const page = await db
      .select({ sectionId, head, isIntact: sql<boolean>`${digest} = sha256(${bytes})` })
      .from(sectionUpdates)
      .where(and(isNotNull(digest), beyond))
      .orderBy(asc(sectionId), asc(head))
      .limit(PAGE)
    for (const row of page) yield row.isIntact ? undefined : `update ${row.head} of section ${row.sectionId}: is not what was appended`
    last = page.at(-1)
    if (page.length < PAGE) return
  }
}

/** The live text of every approved section is the text that was approved. */
export async function* approvedTextFindings(db: Queryable): AsyncGenerator<string | undefined> {
  const approved = await db
    .select({ id: sections.id, title: sections.title, hash: sections.approvedHash })
    .from(sections)
    .where(and(isNotNull(sections.approvedHash), isNull(sections.removedAt)))
    .orderBy(asc(sections.id))
  for (const { id, title, hash } of approved) {
    const name = `section ${id}: its text`
    try {
      const log = await loadSectionLog(db, id as SectionId)
      const actual = log && readText({ title, bytes: mergedText(log) }).hash
      yield actual === hash ? undefined : `${name} is ${actual}, approved ${hash}`
    } catch (error) {
      yield `${name} cannot be read: ${(error as Error).message}`
    }
  }
}
