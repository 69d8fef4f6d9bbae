import type { PaperView, SectionView } from '@concord/contract'
import type { SectionId } from '@concord/paper'
import type { Actor } from '../auth/actor.ts'
import { mustSeePaper } from '../commands/take-paper.ts'
import { mustSeeSection } from '../commands/take-section.ts'
import type { Deps } from '../deps.ts'
import { notFound } from '../policies/hats.ts'
import { offersOf } from '../policies/offer-policy.ts'
import { presentPaper } from '../presenters/papers.ts'
import { presentSection } from '../presenters/sections.ts'
import { countOpenOffers } from '../storage/offer-queries.ts'
import { listReleasesOf } from '../storage/release-queries.ts'
import { listSections } from '../storage/section-queries.ts'

type Reading = Pick<Deps, 'db' | 'texts'>

const countWords = async ({ db, texts }: Reading, sectionId: string): Promise<number> =>
  (await texts.read(db, sectionId as SectionId)).words

/** A whole paper as the actor may see it; 404 where they may not. */
export async function viewPaper(deps: Reading, actor: Actor, paperId: string): Promise<PaperView> {
  const place = await mustSeePaper(deps.db, actor, paperId)
  const sections = await listSections(deps.db, paperId)
  const words = new Map(await Promise.all(sections.map(async ({ id }) => [id, await countWords(deps, id)] as const)))
  const ids = sections.map(({ id }) => id)
  const openOffers = await countOpenOffers(deps.db, ids, offersOf(actor, place.group))
  return presentPaper(place, { sections, words, openOffers, releases: await listReleasesOf(deps.db, paperId) }, actor)
}

/** One section as the actor may see it; 404 where they may not. */
export async function viewSection(deps: Reading, actor: Actor, sectionId: string): Promise<SectionView> {
  const place = await mustSeeSection(deps.db, actor, sectionId)
  const section = (await listSections(deps.db, place.paper.id)).find(({ id }) => id === sectionId)
  if (!section) throw notFound('section')
  const openOffers = await countOpenOffers(deps.db, [sectionId], offersOf(actor, place.group))
  return presentSection(
    { ...place, section },
    { words: await countWords(deps, sectionId), openOffers: openOffers.get(sectionId) ?? 0 },
    actor,
  )
}
