import { type GroupRole, isId, type PersonId } from '@concord/paper'
import type { Doer } from '../auth/actor.ts'
import { mustBeConfirmed } from '../auth/confirmation.ts'
import { hashPassword } from '../auth/passwords.ts'
import { newToken } from '../auth/tokens.ts'
import type { Deps, Queryable } from '../deps.ts'
import { canInGroup, canSeeGroup } from '../policies/group-policy.ts'
import { mustMay, notFound } from '../policies/hats.ts'
import { maybeFindGroup } from '../storage/edition-queries.ts'
import type { GroupRow } from '../storage/paper-queries.ts'
import { findOrInsertOrganisation, maybeFindPerson, maybeFindPersonByEmail, setMembership } from '../storage/people-queries.ts'
import { insertMember } from './create-person.ts'
import { endSessionsOf } from './end-sessions.ts'
import { recordEvent } from './record-event.ts'

type MemberRole = Exclude<GroupRole, 'guest'>
export type AddedMember = { groupId: string; personId: string; role: MemberRole }

/** Puts a member into a group, or changes their role there. Open sessions get their new rights at once. */
export async function addMember(deps: Deps, doer: Doer, { groupId, personId, role }: AddedMember): Promise<void> {
  const group = await mustManage(deps, doer, groupId)
  await deps.db.transaction((tx) => join(tx, deps, doer, { group, personId, role }))
  await tellPerson(deps, personId, role)
}

/** `password` is made up when there is none; for somebody who has an account it is ignored, like the name. */
export type InvitedMember = {
  groupId: string
  role: MemberRole
  email: string
  name: string
  organisation: string
  country?: string | undefined
  password?: string | undefined
}

/** Adds somebody by e-mail address, with a new account if there is none. Answers a password that was made up: it is shown this once. */
export async function inviteMember(deps: Deps, doer: Doer, invited: InvitedMember): Promise<{ personId: string; password?: string }> {
  const group = await mustManage(deps, doer, invited.groupId)
  const madeUp = invited.password === undefined ? newToken().slice(0, 16) : undefined
  const passwordHash = await hashPassword(invited.password ?? madeUp ?? '')
  const { personId, isNew } = await deps.db.transaction(async (tx) => {
    const found = await maybeFindPersonByEmail(tx, invited.email)
    const id = found?.id ?? (await insertInvited(tx, deps, invited, passwordHash))
    await join(tx, deps, doer, { group, personId: id, role: invited.role })
    return { personId: id, isNew: !found }
  })
  await tellPerson(deps, personId, invited.role)
  return isNew && madeUp ? { personId, password: madeUp } : { personId }
}

/** A group that the doer may manage: 404 where they may not even see it. */
export async function mustManage(deps: Deps, doer: Doer, groupId: string): Promise<GroupRow> {
  const place = isId(groupId) ? await maybeFindGroup(deps.db, groupId) : undefined
  if (!place || (doer !== 'server' && !canSeeGroup(doer, place.group))) throw notFound('group')
  mustMay(canInGroup(doer, 'manage_members', place.group))
  mustBeConfirmed(doer, deps.clock)
  return place.group
}

async function insertInvited(tx: Queryable, deps: Deps, { name, email, organisation, country }: InvitedMember, passwordHash: string) {
  const organisationId = await findOrInsertOrganisation(tx, { id: deps.newId(), name: organisation, country: country ?? null })
  return insertMember(tx, deps, { name, email, organisationId, passwordHash })
}

type Joining = { group: GroupRow; personId: string; role: MemberRole }

async function join(tx: Queryable, { clock }: Deps, doer: Doer, { group, personId, role }: Joining): Promise<void> {
  const person = await maybeFindPerson(tx, personId)
  if (person?.kind !== 'member') throw notFound('person')
  await setMembership(tx, { groupId: group.id, personId, role })
  const subject: ['person', string] = ['person', person.pseudonym]
  await recordEvent(tx, clock.now(), doer, { action: 'member.added', subject, data: { groupId: group.id, role } })
}

async function tellPerson(deps: Deps, personId: string, role: MemberRole): Promise<void> {
  if (role === 'moderator') await endSessionsOf(deps, personId)
  await deps.live.personChanged(personId as PersonId)
}
