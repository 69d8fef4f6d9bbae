import type { EditionId } from '@concord/paper'
import type { Doer } from '../auth/actor.ts'
import type { Deps } from '../deps.ts'
import { AppError } from '../http/app-error.ts'
import { runsEdition } from '../policies/group-policy.ts'
import { mustMay } from '../policies/hats.ts'
import { type AuthorityRow, countAuthorities, hasAuthorityNamed, insertAuthority } from '../storage/authority-queries.ts'
import { holdEdition } from '../storage/edition-queries.ts'
import { recordEvent } from './record-event.ts'

export type NewAuthority = { editionId: string; name: string; shortName: string; country?: string | null | undefined }

/** More than anybody would choose from in a list. */
const MOST = 500

/** Adds an authority that the edition's papers may ask to act. 409 where there is one of this name. */
export async function addAuthority(
  deps: Deps,
  doer: Doer,
  { editionId, name, shortName, country = null }: NewAuthority,
): Promise<AuthorityRow> {
  mustMay(runsEdition(doer, editionId))
  const row = { id: deps.newId(), editionId, name, shortName, country, retiredAt: null }
  await deps.db.transaction(async (tx) => {
    await holdEdition(tx, editionId)
    if ((await countAuthorities(tx, editionId)) >= MOST) throw new AppError('too_large', `An edition has at most ${MOST} authorities.`)
    if (await hasAuthorityNamed(tx, editionId, name, row.id)) throw nameTaken()
    await insertAuthority(tx, row)
    const data = { authorityId: row.id }
    await recordEvent(tx, deps.clock.now(), doer, { action: 'authority.added', subject: ['edition', editionId], data })
  })
  await deps.live.authoritiesChanged(editionId as EditionId)
  return row
}

export const nameTaken = (): AppError => new AppError('already_exists', 'The edition has an authority of this name.')
