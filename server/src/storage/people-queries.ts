import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Queryable } from '../deps.ts'
import { credentials, editionRoles, memberships, organisations, people } from './schema.ts'

export type PersonRow = typeof people.$inferSelect
/** A person as others see them. */
export type NamedPerson = { id: string; name: string; organisationId: string | null; organisation: string | null; kind: 'member' | 'guest' }

const named = {
  id: people.id,
  name: people.name,
  kind: people.kind,
  organisationId: people.organisationId,
  organisation: organisations.name,
}

/** The people with these ids, by id. */
export async function findPeople(db: Queryable, ids: readonly string[]): Promise<Map<string, NamedPerson>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .select(named)
    .from(people)
    .leftJoin(organisations, eq(people.organisationId, organisations.id))
    .where(inArray(people.id, [...ids]))
  return new Map(rows.map((row) => [row.id, row]))
}

/** Somebody who is known to exist. */
export async function mustFindPerson(db: Queryable, personId: string): Promise<NamedPerson> {
  const person = (await findPeople(db, [personId])).get(personId)
  if (!person) throw new Error(`no person ${personId}`)
  return person
}

export async function maybeFindPersonByEmail(db: Queryable, email: string): Promise<PersonRow | undefined> {
  const [row] = await db.select().from(people).where(eq(people.email, email))
  return row
}

export async function maybeFindPerson(db: Queryable, personId: string): Promise<PersonRow | undefined> {
  const [row] = await db.select().from(people).where(eq(people.id, personId))
  return row
}

export async function maybeFindPasswordHash(db: Queryable, personId: string): Promise<string | undefined> {
  const [row] = await db.select().from(credentials).where(eq(credentials.personId, personId))
  return row?.passwordHash
}

export async function insertPerson(tx: Queryable, row: typeof people.$inferInsert): Promise<void> {
  await tx.insert(people).values(row)
}

export async function insertCredential(tx: Queryable, row: typeof credentials.$inferInsert): Promise<void> {
  await tx.insert(credentials).values(row)
}

/** The organisation of this name, whatever its case, or a new one. */
export async function findOrInsertOrganisation(tx: Queryable, row: { id: string; name: string; country: string | null }): Promise<string> {
  const [found] = await tx
    .select({ id: organisations.id })
    .from(organisations)
    .where(sql`lower(${organisations.name}) = lower(${row.name})`)
  if (found) return found.id
  await tx.insert(organisations).values(row).onConflictDoNothing()
  const [kept] = await tx.select({ id: organisations.id }).from(organisations).where(eq(organisations.name, row.name))
  if (!kept) throw new Error('an organisation vanished')
  return kept.id
}

/** A group's members with their roles, by name. */
export function listMembers(db: Queryable, groupId: string) {
  return db
    .select({ ...named, role: memberships.role })
    .from(memberships)
    .innerJoin(people, eq(memberships.personId, people.id))
    .leftJoin(organisations, eq(people.organisationId, organisations.id))
    .where(eq(memberships.groupId, groupId))
    .orderBy(people.name, people.id)
}

export type Member = Awaited<ReturnType<typeof listMembers>>[number]

/** Puts a person into a group, or changes the role they have there. */
export async function setMembership(tx: Queryable, row: typeof memberships.$inferInsert): Promise<void> {
  await tx
    .insert(memberships)
    .values(row)
    .onConflictDoUpdate({ target: [memberships.groupId, memberships.personId], set: { role: row.role } })
}

/** Whether there was such a membership to delete. */
export async function deleteMembership(tx: Queryable, groupId: string, personId: string): Promise<boolean> {
  const rows = await tx
    .delete(memberships)
    .where(and(eq(memberships.groupId, groupId), eq(memberships.personId, personId)))
    .returning({ groupId: memberships.groupId })
  return rows.length > 0
}

export async function insertEditionRole(tx: Queryable, row: typeof editionRoles.$inferInsert): Promise<void> {
  await tx.insert(editionRoles).values(row).onConflictDoNothing()
}
