import { asc, count, eq } from 'drizzle-orm'
import type { Queryable } from '../deps.ts'
import { authorities } from './schema.ts'

export type AuthorityRow = typeof authorities.$inferSelect

/** An edition's authorities by name. */
export const listAuthorities = (db: Queryable, editionId: string): Promise<AuthorityRow[]> =>
  db.select().from(authorities).where(eq(authorities.editionId, editionId)).orderBy(asc(authorities.name))

export async function countAuthorities(db: Queryable, editionId: string): Promise<number> {
  const [row] = await db.select({ count: count() }).from(authorities).where(eq(authorities.editionId, editionId))
  return row?.count ?? 0
}

/** Stores an authority; false if the edition has one of this name. */
export async function insertAuthority(tx: Queryable, row: AuthorityRow): Promise<boolean> {
  const rows = await tx.insert(authorities).values(row).onConflictDoNothing().returning({ id: authorities.id })
  return rows.length > 0
}
