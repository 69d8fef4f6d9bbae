import { type EditionId, isId } from '@concord/paper'
import type { AuditAction } from '../audit/audit-event.ts'
import type { Actor } from '../auth/actor.ts'
import type { Deps, Queryable } from '../deps.ts'
import { runsEdition } from '../policies/group-policy.ts'
import { mustMay, notFound } from '../policies/hats.ts'
import { type AuthorityRow, hasAuthorityNamed, maybeFindAuthority, updateAuthority } from '../storage/authority-queries.ts'
import { holdEdition } from '../storage/edition-queries.ts'
import { nameTaken } from './add-authority.ts'
import { recordEvent } from './record-event.ts'

export type AuthorityKey = { editionId: string; authorityId: string }
/** Other values of some fields; undefined ones stay as they are. */
type Change = { [Field in keyof AuthorityRow]?: AuthorityRow[Field] | undefined }
type Step = { action: AuditAction; change: (row: AuthorityRow) => Change }

/** Corrects what an authority is called. Its id stays, so every text that names it shows the new name; releases keep theirs. */
export const correctAuthority = (
  deps: Deps,
  actor: Actor,
  key: AuthorityKey,
  names: Pick<Change, 'name' | 'shortName' | 'country'>,
): Promise<AuthorityRow> => changeAuthority(deps, actor, key, { action: 'authority.corrected', change: () => names })

/** Takes an authority off the list that is offered. It stays the addressee of every recommendation that names it. */
export const retireAuthority = (deps: Deps, actor: Actor, key: AuthorityKey): Promise<AuthorityRow> =>
  changeAuthority(deps, actor, key, {
    action: 'authority.retired',
    change: ({ retiredAt }) => ({ retiredAt: retiredAt ?? deps.clock.now() }),
  })

/** Offers a retired authority again. */
export const reinstateAuthority = (deps: Deps, actor: Actor, key: AuthorityKey): Promise<AuthorityRow> =>
  changeAuthority(deps, actor, key, { action: 'authority.reinstated', change: () => ({ retiredAt: null }) })

async function changeAuthority(deps: Deps, actor: Actor, key: AuthorityKey, step: Step): Promise<AuthorityRow> {
  mustMay(runsEdition(actor, key.editionId))
  const { row, hasChanged } = await deps.db.transaction((tx) => storeChange(tx, deps, actor, key, step))
  if (hasChanged) await deps.live.authoritiesChanged(key.editionId as EditionId)
  return row
}

/** What is so already is not done again, and is no event. */
async function storeChange(tx: Queryable, { clock }: Deps, actor: Actor, { editionId, authorityId }: AuthorityKey, step: Step) {
  await holdEdition(tx, editionId)
  const before = isId(authorityId) ? await maybeFindAuthority(tx, editionId, authorityId) : undefined
  if (!before) throw notFound('authority')
  const row = { ...before, ...definedOf(step.change(before)) }
  const changed = (Object.keys(row) as (keyof AuthorityRow)[]).filter((field) => row[field] !== before[field])
  if (changed.length === 0) return { row, hasChanged: false }
  if (await hasAuthorityNamed(tx, editionId, row.name, authorityId)) throw nameTaken()
  await updateAuthority(tx, row)
  const data = { authorityId, ...(step.action === 'authority.corrected' && { changed }) }
  await recordEvent(tx, clock.now(), actor, { action: step.action, subject: ['edition', editionId], data })
  return { row, hasChanged: true }
}

const definedOf = (change: Change): Partial<AuthorityRow> =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
