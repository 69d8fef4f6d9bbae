import type { PaperId } from '@concord/paper'
import type { Actor } from '../auth/actor.ts'
import type { Deps, Queryable } from '../deps.ts'
import { AppError } from '../http/app-error.ts'
import { mustMay } from '../policies/hats.ts'
import { canOfferWords } from '../policies/offer-policy.ts'
import { insertOffer, maybeFindOffer, type NamedOffer } from '../storage/offer-queries.ts'
import { recordEvent } from './record-event.ts'
import { mustSeeSection } from './take-section.ts'

/** `id` comes from the author's device: a request that is repeated is the same offer. */
export type OfferedWords = { id: string; sectionId: string; words: string; reason: string }

/** Offers words that a section did not take to its moderators, whatever state it is in, and tells everybody who has the paper open. */
export async function offerWords(deps: Deps, actor: Actor, offered: OfferedWords): Promise<NamedOffer> {
  const { offer, paperId, isNew } = await deps.db.transaction(async (tx) => {
    const { group, paper } = await mustSeeSection(tx, actor, offered.sectionId)
    mustMay(canOfferWords(actor, group), 'Only members of the group can offer words to its moderators.')
    const offeredAt = deps.clock.now()
    const isNew = await insertOffer(tx, { ...offered, offeredBy: actor.personId, offeredAt })
    if (isNew) {
      const data = { offerId: offered.id }
      await recordEvent(tx, offeredAt, actor, { action: 'section.words_offered', subject: ['section', offered.sectionId], data })
    }
    return { offer: await mustBeSame(tx, actor, offered), paperId: paper.id, isNew }
  })
  if (isNew) await deps.live.paperChanged(paperId as PaperId)
  return offer
}

/** An id that was used before names the same person's offer in the same section, or this is another offer: 409. */
async function mustBeSame(tx: Queryable, actor: Actor, { id, sectionId }: OfferedWords): Promise<NamedOffer> {
  const found = await maybeFindOffer(tx, id)
  if (found?.offer.sectionId === sectionId && found.offer.offeredBy === actor.personId) return found
  throw new AppError('already_exists', 'This id names another offer.')
}
