import type { Doer } from '../auth/actor.ts'
import { hashPassword } from '../auth/passwords.ts'
import type { Deps, Queryable } from '../deps.ts'
import { AppError } from '../http/app-error.ts'
import { mustMay } from '../policies/hats.ts'
import { insertCredential, insertPerson, maybeFindPersonByEmail } from '../storage/people-queries.ts'

/** `email` in lower case. */
export type NewPerson = { name: string; email: string; organisationId: string | null; password: string }

/** Creates a member and answers the id. Only the server itself does so alone; a secretariat adds people to groups. */
export async function createPerson(deps: Deps, doer: Doer, { password, ...person }: NewPerson): Promise<string> {
  mustMay(doer === 'server')
  const passwordHash = await hashPassword(password)
  return deps.db.transaction((tx) => insertMember(tx, deps, { ...person, passwordHash }))
}

type HashedPerson = Omit<NewPerson, 'password'> & { passwordHash: string }

/** Inserts a member with their secret; throws 409 if somebody has the address. */
export async function insertMember(
  tx: Queryable,
  { newId, clock }: Pick<Deps, 'newId' | 'clock'>,
  { name, email, organisationId, passwordHash }: HashedPerson,
): Promise<string> {
  if (await maybeFindPersonByEmail(tx, email)) throw new AppError('already_exists', 'Somebody has this e-mail address already.')
  const id = newId()
  await insertPerson(tx, { id, name, email, kind: 'member', organisationId, pseudonym: newId(), createdAt: clock.now() })
  await insertCredential(tx, { personId: id, passwordHash })
  return id
}
