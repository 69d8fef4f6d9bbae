import type { Doer } from '../auth/actor.ts'
import type { Deps } from '../deps.ts'
import { AppError } from '../http/app-error.ts'
import { runsEdition } from '../policies/group-policy.ts'
import { mustMay } from '../policies/hats.ts'
import { countAuthorities, insertAuthority } from '../storage/authority-queries.ts'
import { recordEvent } from './record-event.ts'

export type NewAuthority = { editionId: string; name: string; shortName: string; country?: string | null | undefined }

/** More than anybody would choose from in a list. */
const MOST = 500

/** Adds an authority that the edition's papers may ask to act; answers its id. 409 where there is one of this name. */
export async function addAuthority(deps: Deps, doer: Doer, { editionId, name, shortName, country = null }: NewAuthority): Promise<string> {
  mustMay(runsEdition(doer, editionId))
  const id = deps.newId()
  await deps.db.transaction(async (tx) => {
    if ((await countAuthorities(tx, editionId)) >= MOST) throw new AppError('too_large', `An edition has at most ${MOST} authorities.`)
    if (!(await insertAuthority(tx, { id, editionId, name, shortName, country })))
      throw new AppError('already_exists', 'The edition has an authority of this name.')
    const data = { authorityId: id }
    await recordEvent(tx, deps.clock.now(), doer, { action: 'authority.added', subject: ['edition', editionId], data })
  })
  return id
}
