import type { Doer } from '../auth/actor.ts'
import type { Deps } from '../deps.ts'
import { AppError } from '../http/app-error.ts'
import { mustMay } from '../policies/hats.ts'
import { insertEdition } from '../storage/edition-queries.ts'
import { recordEvent } from './record-event.ts'

/** Dates are days such as `2025-12-10`; releases are called `${referencePrefix}-001` and so on. */
export type NewEdition = {
  slug: string
  title: string
  place: string
  startsOn: string
  endsOn: string
  referencePrefix: string
  fourEyes?: boolean
  demo?: boolean
}

/** Creates an edition and answers its id. Only the server itself does so, for the demo and for the set-up link. */
export async function createEdition(deps: Deps, doer: Doer, edition: NewEdition): Promise<string> {
  mustMay(doer === 'server')
  const editionId = deps.newId()
  await deps.db.transaction(async (tx) => {
    const inserted = await insertEdition(tx, { ...edition, id: editionId })
    if (!inserted) throw new AppError('already_exists', 'There is an edition with this address already.')
    await recordEvent(tx, deps.clock.now(), doer, { action: 'edition.created', subject: ['edition', editionId] })
  })
  return editionId
}
