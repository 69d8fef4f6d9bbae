import type { Doer } from '../auth/actor.ts'
import type { Deps } from '../deps.ts'
import { mustMay } from '../policies/hats.ts'
import { findOrInsertOrganisation } from '../storage/people-queries.ts'

/** Answers the id of the organisation of this name, which is made if there is none. `country` is two letters, `EL` for Greece. */
export function createOrganisation(deps: Deps, doer: Doer, { name, country }: { name: string; country: string | null }): Promise<string> {
  mustMay(doer === 'server')
  return deps.db.transaction((tx) => findOrInsertOrganisation(tx, { id: deps.newId(), name, country }))
}
