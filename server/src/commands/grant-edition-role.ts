import type { EditionRole, PersonId } from '@concord/paper'
import type { Doer } from '../auth/actor.ts'
import { mustBeConfirmed } from '../auth/confirmation.ts'
import type { Deps } from '../deps.ts'
import { runsEdition } from '../policies/group-policy.ts'
import { mustMay, notFound } from '../policies/hats.ts'
import { insertEditionRole, maybeFindPerson } from '../storage/people-queries.ts'
import { endSessionsOf } from './end-sessions.ts'
import { recordEvent } from './record-event.ts'

export type EditionRoleGrant = { editionId: string; personId: string; role: EditionRole }

/** Makes a member secretariat or policy officer of an edition. */
export async function grantEditionRole(deps: Deps, doer: Doer, { editionId, personId, role }: EditionRoleGrant): Promise<void> {
  mustMay(runsEdition(doer, editionId))
  mustBeConfirmed(doer, deps.clock)
  await deps.db.transaction(async (tx) => {
    const person = await maybeFindPerson(tx, personId)
    if (person?.kind !== 'member') throw notFound('person')
    await insertEditionRole(tx, { editionId, personId, role })
    const subject: ['person', string] = ['person', person.pseudonym]
    await recordEvent(tx, deps.clock.now(), doer, { action: 'edition_role.granted', subject, data: { editionId, role } })
  })
  if (role === 'secretariat') await endSessionsOf(deps, personId)
  await deps.live.personChanged(personId as PersonId)
}
