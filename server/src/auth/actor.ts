import type { EditionRole, GroupRole } from '@concord/paper'
import { eq, sql } from 'drizzle-orm'
import type { Clock, Queryable } from '../deps.ts'
import { organisations, people } from '../storage/schema.ts'

/**
 * Somebody who acts, with everything that policies decide on. `groupRoles` is keyed by group id, `editionRoles` by edition id.
 * `sessionId` is null where the server acts for a person in its own process.
 */
export type Actor = {
  sessionId: string | null
  personId: string
  name: string
  organisation: string | null
  organisationId: string | null
  kind: 'member' | 'guest'
  pseudonym: string
  confirmedAt: Date | null
  groupRoles: ReadonlyMap<string, GroupRole>
  editionRoles: ReadonlyMap<string, readonly EditionRole[]>
}

/** Who gives a command: a person, or the server itself when it sets up an edition. */
export type Doer = Actor | 'server'

/** How the audit chain knows a doer. */
export const pseudonymOf = (doer: Doer): string | null => (doer === 'server' ? null : doer.pseudonym)

type SessionOfActor = { id: string; personId: string; confirmedAt: Date | null }

/** `any` of an array, not `in`: one statement however many people are asked for, so that the driver prepares it once. */
const isAnyOf = (personIds: readonly string[]) => sql`${people.id} = any (${sql.param([...new Set(personIds)])}::uuid[])`

/** What a person is read from, with all roles. For statements that join `people` with `organisations`. */
export const personColumns = {
  personId: people.id,
  name: people.name,
  kind: people.kind,
  pseudonym: people.pseudonym,
  organisationId: people.organisationId,
  organisation: organisations.name,
  groupRoles: sql<[string, GroupRole][]>`(
    select coalesce(json_agg(json_build_array(m.group_id, m.role)), '[]') from memberships m where m.person_id = ${people.id})`,
  roles: sql<[string, EditionRole][]>`(
    select coalesce(json_agg(json_build_array(r.edition_id, r.role)), '[]') from edition_roles r where r.person_id = ${people.id})`,
}

type PersonRow = Omit<Actor, 'sessionId' | 'confirmedAt' | 'groupRoles' | 'editionRoles'> & {
  groupRoles: [string, GroupRole][]
  roles: [string, EditionRole][]
}

export const readPerson = ({ roles, groupRoles, ...person }: PersonRow): Omit<Actor, 'sessionId' | 'confirmedAt'> => ({
  ...person,
  groupRoles: new Map(groupRoles),
  editionRoles: rolesByEdition(roles),
})

/** People with their roles, in one statement: nothing can change between a person and the roles they are judged by. */
async function loadPeople(db: Queryable, personIds: readonly string[]) {
  const rows = await db
    .select(personColumns)
    .from(people)
    .leftJoin(organisations, eq(people.organisationId, organisations.id))
    .where(isAnyOf(personIds))
    .prepare('load_people')
    .execute()
  return rows.map(readPerson)
}

function rolesByEdition(roles: readonly [string, EditionRole][]): Map<string, EditionRole[]> {
  const byEdition = Map.groupBy(roles, ([editionId]) => editionId)
  return new Map([...byEdition].map(([editionId, rows]) => [editionId, rows.map(([, role]) => role)]))
}

/** The person behind a session with their roles as they are now; undefined if the person is gone. */
export async function loadActor(db: Queryable, session: SessionOfActor): Promise<Actor | undefined> {
  const [person] = await loadPeople(db, [session.personId])
  return person && { ...person, sessionId: session.id, confirmedAt: session.confirmedAt }
}

/** A person acting in the server's own process, without a browser: the demo edition is loaded this way. */
export async function loadActorOfPerson(db: Queryable, personId: string, clock: Clock): Promise<Actor> {
  const actor = (await loadActorsOfPeople(db, [personId], clock)).get(personId)
  if (!actor) throw new Error(`no person ${personId}`)
  return actor
}

/** The same for many people at once, by their ids. Those who are gone are missing. */
export async function loadActorsOfPeople(db: Queryable, personIds: readonly string[], clock: Clock): Promise<Map<string, Actor>> {
  const confirmedAt = clock.now()
  const found = personIds.length > 0 ? await loadPeople(db, personIds) : []
  return new Map(found.map((person) => [person.personId, { ...person, sessionId: null, confirmedAt }]))
}
