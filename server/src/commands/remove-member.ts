import { isId, type PersonId } from '@concord/paper'
import type { Doer } from '../auth/actor.ts'
import type { Deps } from '../deps.ts'
import { notFound } from '../policies/hats.ts'
import { deleteMembership, maybeFindPerson } from '../storage/people-queries.ts'
import { mustManage } from './add-member.ts'
import { recordEvent } from './record-event.ts'

/** Takes somebody out of a group; their open sockets there are closed at once, what they wrote stays theirs. */
export async function removeMember(deps: Deps, doer: Doer, { groupId, personId }: { groupId: string; personId: string }): Promise<void> {
  const group = await mustManage(deps, doer, groupId)
  await deps.db.transaction(async (tx) => {
    const person = isId(personId) ? await maybeFindPerson(tx, personId) : undefined
    if (!person || !(await deleteMembership(tx, group.id, personId))) throw notFound('member')
    const subject: ['person', string] = ['person', person.pseudonym]
    await recordEvent(tx, deps.clock.now(), doer, { action: 'member.removed', subject, data: { groupId: group.id } })
  })
  await deps.live.personChanged(personId as PersonId)
}
