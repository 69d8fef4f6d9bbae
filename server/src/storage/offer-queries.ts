import { and, asc, eq, inArray, isNull, min, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Queryable } from '../deps.ts'
import type { PaperScope } from './paper-queries.ts'
import { groups, offers, organisations, papers, people, sections } from './schema.ts'

/** The offer's own row, or nothing where an offer with this id exists already. */
export async function insertOffer(tx: Queryable, row: typeof offers.$inferInsert): Promise<boolean> {
  const inserted = await tx.insert(offers).values(row).onConflictDoNothing().returning({ id: offers.id })
  return inserted.length > 0
}

const settlers = alias(people, 'settlers')

const named = (db: Queryable) =>
  db
    .select({ offer: offers, by: { name: people.name, organisation: organisations.name }, settledByName: settlers.name })
    .from(offers)
    .innerJoin(people, eq(offers.offeredBy, people.id))
    .leftJoin(organisations, eq(people.organisationId, organisations.id))
    .leftJoin(settlers, eq(offers.settledBy, settlers.id))

export type NamedOffer = Awaited<ReturnType<typeof listOffers>>[number]

export async function maybeFindOffer(db: Queryable, offerId: string): Promise<NamedOffer | undefined> {
  const [row] = await named(db).where(eq(offers.id, offerId))
  return row
}

/** The offers of a section, oldest first; with `offeredBy` only that person's. */
export function listOffers(db: Queryable, sectionId: string, { offeredBy }: { offeredBy?: string } = {}) {
  return named(db)
    .where(and(eq(offers.sectionId, sectionId), offeredBy === undefined ? undefined : eq(offers.offeredBy, offeredBy)))
    .orderBy(asc(offers.offeredAt), asc(offers.id))
}

/** Whether the offer was open until now. */
export async function settleOpenOffer(tx: Queryable, offerId: string, settled: { settledBy: string; settledAt: Date }): Promise<boolean> {
  const rows = await tx
    .update(offers)
    .set(settled)
    .where(and(eq(offers.id, offerId), isNull(offers.settledAt)))
    .returning({ id: offers.id })
  return rows.length > 0
}

/** How many open offers each section has; with `offeredBy` only that person's. Sections without one are missing. */
export async function countOpenOffers(
  db: Queryable,
  sectionIds: readonly string[],
  { offeredBy }: { offeredBy?: string } = {},
): Promise<Map<string, number>> {
  if (sectionIds.length === 0) return new Map()
  const rows = await db
    .select({ sectionId: offers.sectionId, count: sql<number>`count(*)::int` })
    .from(offers)
    .where(
      and(
        inArray(offers.sectionId, [...sectionIds]),
        isNull(offers.settledAt),
        offeredBy === undefined ? undefined : eq(offers.offeredBy, offeredBy),
      ),
    )
    .groupBy(offers.sectionId)
  return new Map(rows.map(({ sectionId, count }) => [sectionId, count]))
}

/** Sections in the scope that have open offers, the one whose words wait longest first. */
export function listSectionsWithOffers(db: Queryable, { groupIds, editionIds }: PaperScope) {
  const since = min(offers.offeredAt)
  return db
    .select({
      section: { id: sections.id, title: sections.title, openOffers: sql<number>`count(*)::int` },
      paper: { id: papers.id, title: papers.title, group: groups.name },
      since,
    })
    .from(offers)
    .innerJoin(sections, eq(offers.sectionId, sections.id))
    .innerJoin(papers, eq(sections.paperId, papers.id))
    .innerJoin(groups, eq(papers.groupId, groups.id))
    .where(
      and(
        isNull(offers.settledAt),
        isNull(sections.removedAt),
        or(
          groupIds.length > 0 ? inArray(groups.id, [...groupIds]) : sql`false`,
          editionIds.length > 0 ? inArray(groups.editionId, [...editionIds]) : sql`false`,
        ),
      ),
    )
    .groupBy(sections.id, papers.id, groups.id)
    .orderBy(asc(since), asc(sections.id))
}

export type SectionWithOffers = Awaited<ReturnType<typeof listSectionsWithOffers>>[number]
