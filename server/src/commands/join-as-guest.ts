import { appendAuditEvent } from '../audit/audit-chain.ts'
import { guestCodeHash } from '../auth/guest-codes.ts'
import type { NewSession } from '../auth/sessions.ts'
import type { Deps, Queryable } from '../deps.ts'
import { AppError } from '../http/app-error.ts'
import { maybeFindGroup, maybeFindGuestCode } from '../storage/edition-queries.ts'
import type { GroupRow } from '../storage/paper-queries.ts'
import { findOrInsertOrganisation, insertPerson, setMembership } from '../storage/people-queries.ts'
import { openSession, signOut } from './sign-in.ts'

export type JoiningGuest = { code: string; name: string; organisation: string; previousSessionId?: string | undefined }

/** Lets somebody without an account into the one group that the code opens, for a day; 401 `wrong_guest_code`. */
export async function joinAsGuest(deps: Deps, guest: JoiningGuest): Promise<NewSession & { personId: string; group: GroupRow }> {
  const valid = await maybeFindGuestCode(deps.db, guestCodeHash(guest.code), deps.clock.now())
  const place = valid && (await maybeFindGroup(deps.db, valid.groupId))
  if (!place) throw new AppError('wrong_guest_code', 'This code is not valid. Please check it with your moderator.')
  const personId = await deps.db.transaction((tx) => insertGuest(tx, deps, guest, place.group.id))
  if (guest.previousSessionId) await signOut(deps, { sessionId: guest.previousSessionId })
  return { ...(await openSession(deps, personId)), personId, group: place.group }
}

async function insertGuest(tx: Queryable, { newId, clock }: Deps, { name, organisation }: JoiningGuest, groupId: string): Promise<string> {
  const personId = newId()
  const pseudonym = newId()
  const organisationId = await findOrInsertOrganisation(tx, { id: newId(), name: organisation, country: null })
  await insertPerson(tx, { id: personId, name, email: null, kind: 'guest', organisationId, pseudonym, createdAt: clock.now() })
  await setMembership(tx, { groupId, personId, role: 'guest' })
  await appendAuditEvent(tx, { at: clock.now(), actor: pseudonym, action: 'guest.joined', subjectKind: 'group', subjectId: groupId })
  return personId
}
