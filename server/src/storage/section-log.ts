import type { AppendedRow, AppendRow, Claim, LaterRows, LoadedSection, UpdateLog } from '@concord/collab'
import type { PersonId, SectionId } from '@concord/paper'
import { and, asc, eq, gt, inArray, isNull, lt } from 'drizzle-orm'
import type { Sql } from 'postgres'
import type { Database, Queryable } from '../deps.ts'
import { checkpoints, clientClaims, sections, sectionUpdates } from './schema.ts'

/** PostgreSQL's number for `bytea`: the driver cannot tell it from the values of an array. */
const BYTEA = 17

/** The log of every section, in PostgreSQL (or the embedded database, which is the same to this file). */
export const createSectionLog = (db: Database, sql: Sql): UpdateLog => ({
  load: (sectionId) => loadSectionLog(db, sectionId),
  append: (rows) => append(sql, rows),
  loadAfter: (sectionId, head) => loadAfter(db, sectionId, head),
  heads: (sectionIds) => findHeads(db, sectionIds),
  checkpoint: (sectionId, head, bytes) => keepCheckpoint(db, sectionId, head, bytes),
})

/** A section's text as the log holds it. In a transaction that has the section's row locked nothing can come between the reads. */
export async function loadSectionLog(db: Queryable, sectionId: SectionId): Promise<LoadedSection | undefined> {
  const [base] = await db.select().from(checkpoints).where(eq(checkpoints.sectionId, sectionId))
  const tail = await db
    .select({ head: sectionUpdates.head, bytes: sectionUpdates.bytes })
    .from(sectionUpdates)
    .where(and(eq(sectionUpdates.sectionId, sectionId), gt(sectionUpdates.head, base?.head ?? 0)))
    .orderBy(asc(sectionUpdates.head))
  const claims = await loadClaims(db, sectionId)
  const [section] = await db
    .select({ epoch: sections.epoch })
    .from(sections)
    .where(and(eq(sections.id, sectionId), isNull(sections.removedAt)))
  if (!section) return undefined
  return {
    epoch: section.epoch,
    // The head of what was read, not the row's: an update may have been committed between the reads.
    head: tail.at(-1)?.head ?? base?.head ?? 0,
    base: base?.bytes,
    tail: tail.map(({ bytes }) => bytes),
    claims,
  }
}

/**
 * Everything of one turn in one statement: the head moves on only where the section still takes text from these hands, and only a row
 * whose head moved is inserted. A transaction that holds the section's row (an approval) makes this wait, and then fail the check.
 */
async function append(sql: Sql, rows: readonly AppendRow[]): Promise<AppendedRow[]> {
  const claims = rows.flatMap(({ sectionId, claims }) => claims.map((claim) => ({ sectionId, ...claim })))
  const appended = await sql<{ section_id: string; head: string }[]>`
    with incoming as (
      select * from unnest(
        ${rows.map((row) => row.sectionId)}::uuid[], ${rows.map((row) => row.epoch)}::int[],
        ${rows.map((row) => row.states.join(','))}::text[], ${sql.array(
          rows.map((row) => Buffer.from(row.bytes)),
          BYTEA,
        )}::bytea[]
      ) as t (section_id, epoch, states, bytes)
    ), claimed as (
      select distinct * from unnest(
        ${claims.map((claim) => claim.sectionId)}::uuid[], ${claims.map((claim) => claim.client)}::bigint[],
        ${claims.map((claim) => claim.personId)}::uuid[]
      ) as t (section_id, client_id, person_id)
    ), moved as (
      update sections s set head = s.head + 1
      from incoming i
      where s.id = i.section_id and s.epoch = i.epoch and s.removed_at is null
        and s.state = any (string_to_array(i.states, ','))
        and not exists (
          select 1 from claimed c join client_claims k on k.section_id = c.section_id and k.client_id = c.client_id
          where c.section_id = s.id and k.person_id <> c.person_id
        )
      returning s.id, s.head
    ), kept as (
      insert into client_claims (section_id, client_id, person_id)
      select c.section_id, c.client_id, c.person_id from claimed c join moved m on m.id = c.section_id
      on conflict do nothing
    )
    insert into section_updates (section_id, head, bytes)
    select m.id, m.head, i.bytes from moved m join incoming i on i.section_id = m.id
    returning section_id, head`
  return appended.map((row) => ({ sectionId: row.section_id as SectionId, head: Number(row.head) }))
}

async function keepCheckpoint(db: Database, sectionId: SectionId, head: number, bytes: Uint8Array): Promise<void> {
  await db
    .insert(checkpoints)
    .values({ sectionId, head, bytes })
    .onConflictDoUpdate({ target: checkpoints.sectionId, set: { head, bytes }, setWhere: lt(checkpoints.head, head) })
}

async function loadAfter(db: Database, sectionId: SectionId, head: number): Promise<LaterRows> {
  const rows = await db
    .select({ head: sectionUpdates.head, bytes: sectionUpdates.bytes })
    .from(sectionUpdates)
    .where(and(eq(sectionUpdates.sectionId, sectionId), gt(sectionUpdates.head, head)))
    .orderBy(asc(sectionUpdates.head))
  return { rows, claims: await loadClaims(db, sectionId) }
}

async function findHeads(db: Database, sectionIds: readonly SectionId[]): Promise<Map<SectionId, number>> {
  const rows = await db
    .select({ id: sections.id, head: sections.head })
    .from(sections)
    .where(and(inArray(sections.id, [...sectionIds]), isNull(sections.removedAt)))
  return new Map(rows.map(({ id, head }) => [id as SectionId, head]))
}

async function loadClaims(db: Queryable, sectionId: SectionId): Promise<Claim[]> {
  const rows = await db
    .select({ client: clientClaims.clientId, personId: clientClaims.personId })
    .from(clientClaims)
    .where(eq(clientClaims.sectionId, sectionId))
  return rows.map(({ client, personId }) => ({ client, personId: personId as PersonId }))
}
