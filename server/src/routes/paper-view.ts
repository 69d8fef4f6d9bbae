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
import { countOpenThreads, NO_THREADS } from '../storage/comment-queries.ts'
import { countOpenOffers } from '../storage/offer-queries.ts'
import { listReleasesOf } from '../storage/release-queries.ts'
import { listSections } from '../storage/section-queries.ts'

type Reading = Pick<Deps, 'db' | 'texts'>

const readText = ({ db, texts }: Reading, sectionId: string) => texts.read(db, sectionId as SectionId)

/** A whole paper as the actor may see it; 404 where they may not. */
export async function viewPaper(deps: Reading, actor: Actor, paperId: string): Promise<PaperView> {
  const place = await mustSeePaper(deps.db, actor, paperId)
  const sections = await listSections(deps.db, paperId)
  const texts = await Promise.all(sections.map(async ({ id }) => ({ id, ...(await readText(deps, id)) })))
  const words = new Map(texts.map((text) => [text.id, text.words]))
  const suggestions = new Map(texts.map((text) => [text.id, text.suggestions]))
  const ids = sections.map(({ id }) => id)
  const openOffers = await countOpenOffers(deps.db, ids, offersOf(actor, place.group))
  const threads = await countOpenThreads(deps.db, ids)
  return presentPaper(place, { sections, words, suggestions, openOffers, threads, releases: await listReleasesOf(deps.db, paperId) }, actor)
}

/** One section as the actor may see it; 404 where they may not. */
export async function viewSection(deps: Reading, actor: Actor, sectionId: string): Promise<SectionView> {
  const place = await mustSeeSection(deps.db, actor, sectionId)
  const section = (await listSections(deps.db, place.paper.id)).find(({ id }) => id === sectionId)
  if (!section) throw notFound('section')
  const openOffers = await countOpenOffers(deps.db, [sectionId], offersOf(actor, place.group))
  const { words, suggestions } = await readText(deps, sectionId)
  const threads = (await countOpenThreads(deps.db, [sectionId])).get(sectionId) ?? NO_THREADS
  return presentSection({ ...place, section }, { words, suggestions, openOffers: openOffers.get(sectionId) ?? 0, threads }, actor)
}
