import type { Claim } from '@concord/collab'
import { and, asc, desc, eq, gt, lte, sql } from 'drizzle-orm'
import { unionAll } from 'drizzle-orm/pg-core'
import type { Queryable } from '../deps.ts'
import { checkpoints, clientClaims, keptCheckpoints, sections, sectionUpdates } from './schema.ts'

/**
 * A section's whole text after update `head`, in parts that have yet to be merged: the last checkpoint up to there and the rows after it.
 * The log is never changed, so nothing can come between the two reads.
 */
export async function loadPartsAt(db: Queryable, sectionId: string, head: number): Promise<Uint8Array[]> {
  const [base] = await unionAll(checkpointUpTo(db, checkpoints, sectionId, head), checkpointUpTo(db, keptCheckpoints, sectionId, head))
    .orderBy(desc(checkpoints.head))
    .limit(1)
  const rows = await loadRows(db, sectionId, base?.head ?? 0, head)
  return base ? [base.bytes, ...rows] : rows
}

const checkpointUpTo = (db: Queryable, table: typeof checkpoints | typeof keptCheckpoints, sectionId: string, head: number) =>
  db
    .select({ head: table.head, bytes: table.bytes })
    .from(table)
    .where(and(eq(table.sectionId, sectionId), lte(table.head, head)))

/** The updates after one head up to another, oldest first. */
export async function loadRows(db: Queryable, sectionId: string, after: number, upTo: number): Promise<Uint8Array[]> {
  const rows = await db
    .select({ bytes: sectionUpdates.bytes })
    .from(sectionUpdates)
    .where(and(eq(sectionUpdates.sectionId, sectionId), gt(sectionUpdates.head, after), lte(sectionUpdates.head, upTo)))
    .orderBy(asc(sectionUpdates.head))
  return rows.map(({ bytes }) => bytes)
}

/** Whose hand each client id of a section is. */
export async function loadClaims(db: Queryable, sectionId: string): Promise<Map<number, string>> {
  const rows = await db
    .select({ client: clientClaims.clientId, personId: clientClaims.personId })
    .from(clientClaims)
    .where(eq(clientClaims.sectionId, sectionId))
  return new Map(rows.map(({ client, personId }) => [client, personId]))
}

/** Appends an update that the server itself has made, in a transaction that holds the section's row at `head - 1`. */
export async function appendUpdate(
  tx: Queryable,
  { sectionId, head, bytes, claims }: { sectionId: string; head: number; bytes: Uint8Array; claims: readonly Claim[] },
): Promise<void> {
  await tx.insert(sectionUpdates).values({ sectionId, head, bytes, digest: sql`sha256(${Buffer.from(bytes)})` })
  await tx.update(sections).set({ head }).where(eq(sections.id, sectionId))
  const rows = claims.map(({ client, personId }) => ({ sectionId, clientId: client, personId }))
  if (rows.length > 0) await tx.insert(clientClaims).values(rows)
}
