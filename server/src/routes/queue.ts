import type { SectionId } from '@concord/paper'
import { Hono } from 'hono'
import { mustActor } from '../auth/identify.ts'
import type { Deps } from '../deps.ts'
import type { AppEnv } from '../http/app-env.ts'
import { approvalScope } from '../policies/paper-scope.ts'
import { presentOffersWaiting } from '../presenters/offers.ts'
import { presentQueueEntry } from '../presenters/sections.ts'
import { countOpenThreads } from '../storage/comment-queries.ts'
import { listSectionsWithOffers } from '../storage/offer-queries.ts'
import { findPeople } from '../storage/people-queries.ts'
import { listSectionsInReview, type QueuedSection } from '../storage/section-queries.ts'

/** What waits for the signed-in moderator, the longest waiting first: sections in review, and words that came too late anywhere. */
export const queueRoutes = (deps: Deps) =>
  new Hono<AppEnv>().get('/api/v1/queue', async (c) => {
    const scope = approvalScope(mustActor(c))
    const waiting = await listSectionsInReview(deps.db, scope)
    const offers = await listSectionsWithOffers(deps.db, scope)
    const threads = await countOpenThreads(
      deps.db,
      waiting.map(({ section }) => section.id),
    )
    const items = waiting.map((entry) => viewEntry(deps, entry, threads.get(entry.section.id)?.open ?? 0))
    return c.json({ items: await Promise.all(items), offers: offers.map(presentOffersWaiting) })
  })

async function viewEntry({ db, texts }: Deps, entry: QueuedSection, openComments: number) {
  const sectionId = entry.section.id as SectionId
  const { words } = await texts.read(db, sectionId)
  const hands = await texts.hands(db, sectionId)
  const people = await findPeople(
    db,
    hands.map(({ personId }) => personId),
  )
  return presentQueueEntry(entry, { words, openComments }, hands, people)
}
