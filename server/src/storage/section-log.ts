import type { AppendedRow, AppendRow, Claim, LaterRows, LoadedSection, UpdateLog } from '@concord/collab'
import type { PersonId, SectionId } from '@concord/paper'
import { type AnyColumn, and, asc, eq, gt, isNull, lt, sql } from 'drizzle-orm'
import type { Sql } from 'postgres'
import type { Database, Queryable } from '../deps.ts'
import { checkpoints, clientClaims, sections, sectionUpdates } from './schema.ts'

/** PostgreSQL's number for `bytea`: the driver cannot tell it from the values of an array. */
const BYTEA = 17

/** The log of every section, in PostgreSQL (or the embedded database, which is the same to this file). */
export const createSectionLog = (db: Database, driver: Sql): UpdateLog => ({
  load: (sectionId) => loadSectionLog(db, sectionId),
  append: (rows) => append(driver, rows),
  loadAfter: (sectionId, head) => loadAfter(db, sectionId, head),
  heads: (sectionIds) => findHeads(db, sectionIds),
  checkpoint: (sectionId, head, bytes) => keepCheckpoint(db, sectionId, head, bytes),
})

/** A section's text as the log holds it, read by one statement: nothing can come between its parts. */
export async function loadSectionLog(db: Queryable, sectionId: SectionId): Promise<LoadedSection | undefined> {
  const tail = sql<Uint8Array[] | null>`(
    select array_agg(u.bytes order by u.head) from section_updates u
    where u.section_id = ${sections.id} and u.head > coalesce(${checkpoints.head}, 0))`
  const [found] = await db
    .select({ epoch: sections.epoch, head: sections.head, base: checkpoints.bytes, tail, claims: claimsOf(sections.id) })
    .from(sections)
    .leftJoin(checkpoints, eq(checkpoints.sectionId, sections.id))
    .where(and(eq(sections.id, sectionId), isNull(sections.removedAt)))
    .prepare('load_section_log')
    .execute()
  return found && { ...found, base: found.base ?? undefined, tail: found.tail ?? [], claims: found.claims.map(asClaim) }
}

const claimsOf = (sectionId: AnyColumn) => sql<[number, string][]>`(
  select coalesce(json_agg(json_build_array(k.client_id, k.person_id)), '[]') from client_claims k where k.section_id = ${sectionId})`

const asClaim = ([client, personId]: [number, string]): Claim => ({ client, personId: personId as PersonId })

/**
 * Everything of one turn in one statement: the head moves on only where the section still takes text from these hands, and only a row
 * whose head moved is inserted. A transaction that holds the section's row (an approval) makes this wait, and then fail the check.
 * Sections are written in the order of their ids, like everywhere else: two nodes never wait for each other in a circle.
 * Most turns bring no new claim, and the statement without them costs half.
 */
async function append(driver: Sql, turn: readonly AppendRow[]): Promise<AppendedRow[]> {
  const rows = turn.toSorted((a, b) => (a.sectionId < b.sectionId ? -1 : 1))
  const claims = rows.flatMap(({ sectionId, claims }) => claims.map((claim) => ({ sectionId, ...claim })))
  const appended = await answered<MovedHead[]>(claims.length > 0 ? appendClaiming(driver, rows, claims) : appendPlain(driver, rows))
  return appended.map((row) => ({ sectionId: row.section_id as SectionId, head: Number(row.head) }))
}

const ANSWER_WITHIN_MS = 10_000

/** Rejects where the database is silent for long: another connection may reach it, and to append the same again does no harm. */
async function answered<Answer>(query: PromiseLike<Answer>): Promise<Answer> {
  const silence = Promise.withResolvers<never>()
  const timer = setTimeout(() => silence.reject(new Error('the database has not answered for ten seconds')), ANSWER_WITHIN_MS)
  try {
    return await Promise.race([query, silence.promise])
  } finally {
    clearTimeout(timer)
  }
}

type MovedHead = { section_id: string; head: string }

const appendPlain = (driver: Sql, rows: readonly AppendRow[]) => {
  const { ids, epochs, states, bytes } = columnsOf(driver, rows)
  return driver<MovedHead[]>`
    with moved as (
      update sections s set head = s.head + 1
      from unnest(${ids}::uuid[], ${epochs}::int[], ${states}::text[], ${bytes}::bytea[]) as i (section_id, epoch, states, bytes)
      where s.id = i.section_id and s.epoch = i.epoch and s.removed_at is null and s.state = any (string_to_array(i.states, ','))
      returning s.id, s.head, i.bytes
    )
    insert into section_updates (section_id, head, bytes, digest) select *, sha256(bytes) from moved returning section_id, head`
}

/** The same, where a claim of another person's client id refuses the row, and the claims of rows that are inserted are kept. */
const appendClaiming = (driver: Sql, rows: readonly AppendRow[], claims: readonly (Claim & { sectionId: SectionId })[]) => {
  const { ids, epochs, states, bytes } = columnsOf(driver, rows)
  return driver<MovedHead[]>`
    with claimed as (
      select distinct * from unnest(
        ${claims.map((claim) => claim.sectionId)}::uuid[], ${claims.map((claim) => claim.client)}::bigint[],
        ${claims.map((claim) => claim.personId)}::uuid[]
      ) as t (section_id, client_id, person_id)
    ), moved as (
      update sections s set head = s.head + 1
      from unnest(${ids}::uuid[], ${epochs}::int[], ${states}::text[], ${bytes}::bytea[]) as i (section_id, epoch, states, bytes)
      where s.id = i.section_id and s.epoch = i.epoch and s.removed_at is null and s.state = any (string_to_array(i.states, ','))
        and not exists (
          select 1 from claimed c join client_claims k on k.section_id = c.section_id and k.client_id = c.client_id
          where c.section_id = s.id and k.person_id <> c.person_id
        )
      returning s.id, s.head, i.bytes
    ), kept as (
      insert into client_claims (section_id, client_id, person_id)
      select c.section_id, c.client_id, c.person_id from claimed c join moved m on m.id = c.section_id
      on conflict do nothing
    )
    insert into section_updates (section_id, head, bytes, digest) select *, sha256(bytes) from moved returning section_id, head`
}

const columnsOf = (driver: Sql, rows: readonly AppendRow[]) => ({
  ids: rows.map((row) => row.sectionId),
  epochs: rows.map((row) => row.epoch),
  states: rows.map((row) => row.states.join(',')),
  bytes: driver.array(
    rows.map((row) => Buffer.from(row.bytes.buffer, row.bytes.byteOffset, row.bytes.byteLength)),
    BYTEA,
  ),
})

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
    .prepare('load_after')
    .execute()
  // After the rows: a claim is committed with the first update that needs it, and may be here before its update, never behind.
  const claims = await db
    .select({ client: clientClaims.clientId, personId: clientClaims.personId })
    .from(clientClaims)
    .where(eq(clientClaims.sectionId, sectionId))
    .prepare('load_claims')
    .execute()
  return { rows, claims: claims.map(({ client, personId }) => asClaim([client, personId])) }
}

async function findHeads(db: Database, sectionIds: readonly SectionId[]): Promise<Map<SectionId, number>> {
  const rows = await db
    .select({ id: sections.id, head: sections.head })
    .from(sections)
    .where(and(sql`${sections.id} = any (${sql.param([...sectionIds])}::uuid[])`, isNull(sections.removedAt)))
    .prepare('find_heads')
    .execute()
  return new Map(rows.map(({ id, head }) => [id as SectionId, head]))
}
