import { type Actor, loadActorOfPerson } from '../auth/actor.ts'
import { addAuthority } from '../commands/add-authority.ts'
import { addMember } from '../commands/add-member.ts'
import { createEdition } from '../commands/create-edition.ts'
import { createGroup } from '../commands/create-group.ts'
import { createOrganisation } from '../commands/create-organisation.ts'
import { createPerson } from '../commands/create-person.ts'
import { grantEditionRole } from '../commands/grant-edition-role.ts'
import type { Deps } from '../deps.ts'
import { atTime, DemoWorld } from './demo-world.ts'
import { DEMO_AUTHORITIES, DEMO_EDITION, DEMO_GROUPS, DEMO_ORGANISATIONS, type DemoGroup, type GroupKey } from './edition.ts'
import { DEMO_PASSWORD, DEMO_PEOPLE, type PersonKey } from './people.ts'

/** Before the first paper of the story. */
const SETTLED_AT = new Date('2025-11-10T07:00:00Z')

const GROUPS = Object.entries(DEMO_GROUPS) as [GroupKey, DemoGroup][]
const PEOPLE = Object.entries(DEMO_PEOPLE) as [PersonKey, (typeof DEMO_PEOPLE)[PersonKey]][]

/** Makes the edition with its organisations, people and groups, and gives everybody their roles. */
export async function settleDemo(given: Deps): Promise<DemoWorld> {
  const deps = atTime(given, SETTLED_AT)
  const editionId = await createEdition(deps, 'server', DEMO_EDITION)
  const people = await createPeople(deps)
  const groups = await createGroups(deps, editionId, people)
  await grantEditionRole(deps, 'server', { editionId, personId: people.secretariat, role: 'secretariat' })
  await grantEditionRole(deps, 'server', { editionId, personId: people.policy, role: 'policy_officer' })
  const actors = new Map<PersonKey, Actor>()
  for (const [key] of PEOPLE) actors.set(key, await loadActorOfPerson(deps.db, people[key], deps.clock))
  return new DemoWorld(groups, actors, await createAuthorities(deps, editionId))
}

/** Their ids by short name. */
async function createAuthorities(deps: Deps, editionId: string): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  for (const authority of DEMO_AUTHORITIES) {
    const { id } = await addAuthority(deps, 'server', { ...authority, editionId })
    ids.set(authority.shortName, id)
  }
  return ids
}

/** Side by side, because each password costs its argon2 time. */
async function createPeople(deps: Deps): Promise<Record<PersonKey, string>> {
  const organisations = new Map<string, string>()
  for (const organisation of DEMO_ORGANISATIONS) {
    organisations.set(organisation.name, await createOrganisation(deps, 'server', organisation))
  }
  const create = async ([key, { name, email, organisation }]: (typeof PEOPLE)[number]) => {
    const organisationId = organisations.get(organisation)
    if (!organisationId) throw new Error(`${name} belongs to an organisation that the demo does not have`)
    return [key, await createPerson(deps, 'server', { name, email, organisationId, password: DEMO_PASSWORD })]
  }
  return Object.fromEntries(await Promise.all(PEOPLE.map(create)))
}

async function createGroups(deps: Deps, editionId: string, people: Record<PersonKey, string>): Promise<Map<GroupKey, string>> {
  const groups = new Map<GroupKey, string>()
  for (const [key, { kind, name, members }] of GROUPS) {
    const groupId = await createGroup(deps, 'server', { editionId, kind, name })
    groups.set(key, groupId)
    for (const [role, keys] of Object.entries(members) as [keyof typeof members, readonly PersonKey[]][]) {
      for (const person of keys) await addMember(deps, 'server', { groupId, personId: people[person], role })
    }
  }
  return groups
}
