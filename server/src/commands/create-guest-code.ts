import { isId } from '@concord/paper'
import type { Doer } from '../auth/actor.ts'
import { guestCodeHash, newGuestCode } from '../auth/guest-codes.ts'
import type { Deps } from '../deps.ts'
import { AppError } from '../http/app-error.ts'
import { canInGroup, canSeeGroup } from '../policies/group-policy.ts'
import { mustMay, notFound } from '../policies/hats.ts'
import { insertGuestCode, maybeFindGroup } from '../storage/edition-queries.ts'
import { recordEvent } from './record-event.ts'

const VALID_MS = 7 * 24 * 3_600_000

/** A code of one's own is for the demo; else a random one is made. */
export type NewGuestCode = { groupId: string; code?: string; expiresAt?: Date }

/** Makes a guest code for a group, valid for a week unless told otherwise. It is answered this once: only its hash is stored. */
export async function createGuestCode(deps: Deps, doer: Doer, wanted: NewGuestCode): Promise<{ code: string; expiresAt: Date }> {
  const { groupId, code = newGuestCode() } = wanted
  const place = isId(groupId) ? await maybeFindGroup(deps.db, groupId) : undefined
  if (!place || (doer !== 'server' && !canSeeGroup(doer, place.group))) throw notFound('group')
  mustMay(canInGroup(doer, 'invite_guests', place.group))
  const createdAt = deps.clock.now()
  const expiresAt = wanted.expiresAt ?? new Date(createdAt.getTime() + VALID_MS)
  await deps.db.transaction(async (tx) => {
    const row = { id: deps.newId(), groupId, codeHash: guestCodeHash(code), createdAt, expiresAt }
    if (!(await insertGuestCode(tx, row))) throw new AppError('already_exists', 'This code is in use.')
    await recordEvent(tx, deps.clock.now(), doer, { action: 'guest_code.created', subject: ['group', groupId] })
  })
  return { code, expiresAt }
}
