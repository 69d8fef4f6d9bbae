import type { Access } from '@concord/collab'
import type { SectionId } from '@concord/paper'
import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Actor } from '../auth/actor.ts'
import type { Queryable } from '../deps.ts'
import { committableStates, sectionGrant } from '../policies/section-policy.ts'
import { groups, papers, people, sections } from '../storage/schema.ts'

/** What the live side needs to know of a section, besides its text. */
export type SectionPlace = Awaited<ReturnType<typeof findSectionPlace>>

/** A section with its paper, its group, and its approval if it has one; undefined where there is none or it was removed. */
export async function findSectionPlace(db: Queryable, sectionId: SectionId) {
  return (await findSectionPlaces(db, [sectionId])).get(sectionId)
}

/** The same for many sections in one statement. Those that are not there are missing. */
export async function findSectionPlaces(db: Queryable, sectionIds: readonly SectionId[]) {
  const rows = await db
    .select({
      section: sections,
      paper: { updatedAt: papers.updatedAt },
      group: { id: groups.id, editionId: groups.editionId },
      approvedByName: people.name,
    })
    .from(sections)
    .innerJoin(papers, eq(sections.paperId, papers.id))
    .innerJoin(groups, eq(papers.groupId, groups.id))
    .leftJoin(people, eq(sections.approvedBy, people.id))
    // `any` of an array, not `in`: one statement however many are asked for, so that the driver prepares it once.
    .where(and(sql`${sections.id} = any (${sql.param([...sectionIds])}::uuid[])`, isNull(sections.removedAt)))
    .prepare('find_section_places')
    .execute()
  return new Map(rows.map((row) => [row.section.id as SectionId, row]))
}

/** The one place that decides what a session may do in a room; asked on connect and at every change. */
export function accessOf(actor: Actor, place: NonNullable<SectionPlace>): Access {
  const grant = sectionGrant(actor, place)
  return { grant, writableStates: committableStates(actor, place.group, grant) }
}
