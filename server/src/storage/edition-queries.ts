import { and, asc, desc, eq, gt, inArray, isNull, sql } from 'drizzle-orm'
import type { Queryable } from '../deps.ts'
import type { EditionRow, GroupRow } from './paper-queries.ts'
import { editions, groups, guestCodes, setupLinks } from './schema.ts'

/** A group with its edition. */
export type GroupPlaceRow = { group: GroupRow; edition: EditionRow }

/** All editions, the latest first. */
export const listEditions = (db: Queryable): Promise<EditionRow[]> =>
  db.select().from(editions).orderBy(desc(editions.startsOn), editions.slug)

export async function maybeFindEdition(db: Queryable, slug: string): Promise<EditionRow | undefined> {
  const [row] = await db.select().from(editions).where(eq(editions.slug, slug))
  return row
}

export async function maybeFindEditionById(db: Queryable, editionId: string): Promise<EditionRow | undefined> {
  const [row] = await db.select().from(editions).where(eq(editions.id, editionId))
  return row
}

/** Holds the edition's row until the transaction ends: one change of what hangs on it at a time. */
export const holdEdition = (tx: Queryable, editionId: string): Promise<unknown> =>
  tx.select({ id: editions.id }).from(editions).where(eq(editions.id, editionId)).for('no key update')

export const listGroups = (db: Queryable, editionId: string): Promise<GroupRow[]> =>
  db.select().from(groups).where(eq(groups.editionId, editionId)).orderBy(desc(groups.kind), asc(groups.name))

/** Groups by id with their editions. */
export async function findGroups(db: Queryable, groupIds: readonly string[]): Promise<GroupPlaceRow[]> {
  if (groupIds.length === 0) return []
  return db
    .select({ group: groups, edition: editions })
    .from(groups)
    .innerJoin(editions, eq(groups.editionId, editions.id))
    .where(inArray(groups.id, [...groupIds]))
    .orderBy(asc(groups.name))
}

export const findEditions = async (db: Queryable, editionIds: readonly string[]): Promise<EditionRow[]> =>
  editionIds.length === 0
    ? []
    : db
        .select()
        .from(editions)
        .where(inArray(editions.id, [...editionIds]))

export async function maybeFindGroup(db: Queryable, groupId: string): Promise<GroupPlaceRow | undefined> {
  const [place] = await findGroups(db, [groupId])
  return place
}

/** Inserts an edition; false if its address is taken. */
export async function insertEdition(tx: Queryable, row: typeof editions.$inferInsert): Promise<boolean> {
  const rows = await tx.insert(editions).values(row).onConflictDoNothing().returning({ id: editions.id })
  return rows.length > 0
}

export async function insertGroup(tx: Queryable, row: typeof groups.$inferInsert): Promise<void> {
  await tx.insert(groups).values(row)
}

/** Takes the edition's next release number. The row is held until the transaction ends. */
export async function takeReleaseNumber(tx: Queryable, editionId: string): Promise<number> {
  const [row] = await tx
    .update(editions)
    .set({ releaseCount: sql`${editions.releaseCount} + 1` })
    .where(eq(editions.id, editionId))
    .returning({ number: editions.releaseCount })
  if (!row) throw new Error(`no edition ${editionId}`)
  return row.number
}

/** Stores a code; false if the same code is in use. */
export async function insertGuestCode(tx: Queryable, row: typeof guestCodes.$inferInsert): Promise<boolean> {
  const rows = await tx.insert(guestCodes).values(row).onConflictDoNothing().returning({ id: guestCodes.id })
  return rows.length > 0
}

/** The group that a valid code opens. */
export async function maybeFindGuestCode(db: Queryable, codeHash: string, at: Date): Promise<{ groupId: string } | undefined> {
  const [row] = await db
    .select({ groupId: guestCodes.groupId })
    .from(guestCodes)
    .where(and(eq(guestCodes.codeHash, codeHash), isNull(guestCodes.revokedAt), gt(guestCodes.expiresAt, at)))
  return row
}

export async function insertSetupLink(tx: Queryable, row: typeof setupLinks.$inferInsert): Promise<void> {
  await tx.insert(setupLinks).values(row)
}

/** Uses up a set-up link; false if it is unknown, used or expired. Two at once: one wins. */
export async function takeSetupLink(tx: Queryable, hash: string, at: Date): Promise<boolean> {
  const rows = await tx
    .update(setupLinks)
    .set({ usedAt: at })
    .where(and(eq(setupLinks.tokenHash, hash), isNull(setupLinks.usedAt), gt(setupLinks.expiresAt, at)))
    .returning({ hash: setupLinks.tokenHash })
  return rows.length > 0
}

export async function hasEditions(db: Queryable): Promise<boolean> {
  const rows = await db.select({ id: editions.id }).from(editions).limit(1)
  return rows.length > 0
}

/** Whether this code was ever made, valid or not. */
export async function hasGuestCode(db: Queryable, codeHash: string): Promise<boolean> {
  const rows = await db.select({ id: guestCodes.id }).from(guestCodes).where(eq(guestCodes.codeHash, codeHash)).limit(1)
  return rows.length > 0
}
