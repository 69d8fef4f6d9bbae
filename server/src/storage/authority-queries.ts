import { and, asc, count, eq, ne } from 'drizzle-orm'
import type { Queryable } from '../deps.ts'
import { authorities } from './schema.ts'

export type AuthorityRow = typeof authorities.$inferSelect

/** An edition's authorities by name, retired ones among them. */
export const listAuthorities = (db: Queryable, editionId: string): Promise<AuthorityRow[]> =>
  db.select().from(authorities).where(eq(authorities.editionId, editionId)).orderBy(asc(authorities.name))

export async function countAuthorities(db: Queryable, editionId: string): Promise<number> {
  const [row] = await db.select({ count: count() }).from(authorities).where(eq(authorities.editionId, editionId))
  return row?.count ?? 0
}

/** Whether the edition has an authority of this name, another than `butId`. */
export async function hasAuthorityNamed(db: Queryable, editionId: string, name: string, butId: string): Promise<boolean> {
  const rows = await db
    .select({ id: authorities.id })
    .from(authorities)
    .where(and(eq(authorities.editionId, editionId), eq(authorities.name, name), ne(authorities.id, butId)))
  return rows.length > 0
}

export async function maybeFindAuthority(db: Queryable, editionId: string, authorityId: string): Promise<AuthorityRow | undefined> {
  const [row] = await db
    .select()
    .from(authorities)
    .where(and(eq(authorities.id, authorityId), eq(authorities.editionId, editionId)))
  return row
}

export async function insertAuthority(tx: Queryable, row: AuthorityRow): Promise<void> {
  await tx.insert(authorities).values(row)
}

export async function updateAuthority(tx: Queryable, { id, ...row }: AuthorityRow): Promise<void> {
  await tx.update(authorities).set(row).where(eq(authorities.id, id))
}
