import type { Doer } from '../auth/actor.ts'
import type { Deps } from '../deps.ts'
import { runsEdition } from '../policies/group-policy.ts'
import { mustMay } from '../policies/hats.ts'
import { insertGroup } from '../storage/edition-queries.ts'
import { recordEvent } from './record-event.ts'

export type NewGroup = { editionId: string; kind: 'lab' | 'consortium'; name: string }

/** Creates a lab or a consortium in an edition and answers its id. */
export async function createGroup(deps: Deps, doer: Doer, { editionId, kind, name }: NewGroup): Promise<string> {
  mustMay(runsEdition(doer, editionId))
  const groupId = deps.newId()
  await deps.db.transaction(async (tx) => {
    await insertGroup(tx, { id: groupId, editionId, kind, name })
    await recordEvent(tx, deps.clock.now(), doer, { action: 'group.created', subject: ['group', groupId], data: { editionId, kind } })
  })
  return groupId
}
