import type { EditionRole, GroupRole } from '@concord/paper'
import { eq } from 'drizzle-orm'
import type { Clock, Queryable } from '../deps.ts'
import { editionRoles, memberships, organisations, people } from '../storage/schema.ts'

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

async function groupRolesOf(db: Queryable, personId: string): Promise<Map<string, GroupRole>> {
  const rows = await db
    .select({ groupId: memberships.groupId, role: memberships.role })
    .from(memberships)
    .where(eq(memberships.personId, personId))
  return new Map(rows.map(({ groupId, role }) => [groupId, role]))
}

async function editionRolesOf(db: Queryable, personId: string): Promise<Map<string, EditionRole[]>> {
  const rows = await db
    .select({ editionId: editionRoles.editionId, role: editionRoles.role })
    .from(editionRoles)
    .where(eq(editionRoles.personId, personId))
  const byEdition = Map.groupBy(rows, (row) => row.editionId)
  return new Map([...byEdition].map(([editionId, roles]) => [editionId, roles.map(({ role }) => role)]))
}

async function loadPerson(db: Queryable, personId: string) {
  const [row] = await db
    .select({
      personId: people.id,
      name: people.name,
      kind: people.kind,
      pseudonym: people.pseudonym,
      organisationId: people.organisationId,
      organisation: organisations.name,
    })
    .from(people)
    .leftJoin(organisations, eq(people.organisationId, organisations.id))
    .where(eq(people.id, personId))
  if (!row) return undefined
  return { ...row, groupRoles: await groupRolesOf(db, personId), editionRoles: await editionRolesOf(db, personId) }
}

/** The person behind a session with their roles as they are now; undefined if the person is gone. */
export async function loadActor(db: Queryable, session: SessionOfActor): Promise<Actor | undefined> {
  const person = await loadPerson(db, session.personId)
  return person && { ...person, sessionId: session.id, confirmedAt: session.confirmedAt }
}

/** A person acting in the server's own process, without a browser: the demo edition is loaded this way. */
export async function loadActorOfPerson(db: Queryable, personId: string, clock: Clock): Promise<Actor> {
  const person = await loadPerson(db, personId)
  if (!person) throw new Error(`no person ${personId}`)
  return { ...person, sessionId: null, confirmedAt: clock.now() }
}
