import { hashPassword } from '../auth/passwords.ts'
import type { NewSession } from '../auth/sessions.ts'
import { tokenHash } from '../auth/tokens.ts'
import type { Deps, Queryable } from '../deps.ts'
import { AppError } from '../http/app-error.ts'
import { hasEditions, insertEdition, takeSetupLink } from '../storage/edition-queries.ts'
import { findOrInsertOrganisation, insertEditionRole } from '../storage/people-queries.ts'
import { insertMember } from './create-person.ts'
import { recordEvent } from './record-event.ts'
import { openSession } from './sign-in.ts'

export type SetUp = {
  token: string
  name: string
  email: string
  password: string
  organisation?: string | undefined
  edition: string
  place?: string | undefined
  startsOn?: string | undefined
  endsOn?: string | undefined
  referencePrefix?: string | undefined
}

/** Turns the one-time link into the first edition and its secretariat, signed in. The link is used up; 401 `wrong_setup_link`. */
export async function setUpEdition(deps: Deps, setUp: SetUp): Promise<NewSession & { personId: string }> {
  const at = deps.clock.now()
  const passwordHash = await hashPassword(setUp.password)
  const personId = await deps.db.transaction(async (tx) => {
    const valid = await takeSetupLink(tx, tokenHash(setUp.token), at)
    if (!valid || (await hasEditions(tx))) throw new AppError('wrong_setup_link', 'This set-up link was used or has expired.')
    return insertSecretariat(tx, deps, setUp, passwordHash)
  })
  return { ...(await openSession(deps, personId)), personId }
}

async function insertSecretariat(tx: Queryable, deps: Deps, setUp: SetUp, passwordHash: string): Promise<string> {
  const { name, email, organisation } = setUp
  const editionId = deps.newId()
  await insertEdition(tx, { id: editionId, ...editionOf(setUp, deps.clock.now()) })
  const organisationId = organisation ? await findOrInsertOrganisation(tx, { id: deps.newId(), name: organisation, country: null }) : null
  const personId = await insertMember(tx, deps, { name, email, organisationId, passwordHash })
  await insertEditionRole(tx, { editionId, personId, role: 'secretariat' })
  await recordEvent(tx, deps.clock.now(), 'server', { action: 'edition.created', subject: ['edition', editionId] })
  return personId
}

/** What was not said follows from the title and the day: "Cluster Days 2026" is at `cluster-days-2026` and releases `CD-2026-001`. */
export function editionOf(setUp: Pick<SetUp, 'edition' | 'place' | 'startsOn' | 'endsOn' | 'referencePrefix'>, today: Date) {
  const startsOn = setUp.startsOn ?? setUp.endsOn ?? today.toISOString().slice(0, 10)
  const words = setUp.edition
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean)
  const initials = words.filter((word) => /^[A-Za-z]/.test(word)).map((word) => word[0]?.toUpperCase())
  return {
    slug: words.join('-').toLowerCase() || 'edition',
    title: setUp.edition,
    place: setUp.place ?? '',
    startsOn,
    endsOn: setUp.endsOn ?? startsOn,
    referencePrefix: setUp.referencePrefix ?? `${initials.slice(0, 5).join('') || 'C'}-${startsOn.slice(0, 4)}`,
  }
}
