import type { Release } from '@concord/contract'
import type { Queryable } from '../deps.ts'
import { notFound } from '../policies/hats.ts'
import { presentRelease } from '../presenters/releases.ts'
import { listRenditions, maybeFindListedRelease, maybeFindRelease } from '../storage/release-queries.ts'

/** One release as everybody may see it; 404 where there is none of this reference. */
export async function viewRelease(db: Queryable, reference: string): Promise<Release> {
  const listed = await maybeFindListedRelease(db, reference)
  const row = await maybeFindRelease(db, reference)
  if (!listed || !row) throw notFound('release')
  return presentRelease(listed, row, await listRenditions(db, row.id))
}
