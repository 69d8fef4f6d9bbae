import { isId, type PaperId } from '@concord/paper'
import type { Actor } from '../auth/actor.ts'
import type { Deps, Queryable } from '../deps.ts'
import { canSeeGroup } from '../policies/group-policy.ts'
import { mustMay, notFound } from '../policies/hats.ts'
import { canSettleOffers } from '../policies/offer-policy.ts'
import { maybeFindOffer, type NamedOffer, settleOpenOffer } from '../storage/offer-queries.ts'
import { maybeFindSection, type SectionPlace } from '../storage/section-queries.ts'
import { recordEvent } from './record-event.ts'

/** A moderator has dealt with an offer, whatever came of it. Settling it again changes nothing: the first name stays. */
export async function settleOffer(deps: Deps, actor: Actor, { offerId }: { offerId: string }): Promise<NamedOffer> {
  const { offer, paperId } = await deps.db.transaction(async (tx) => {
    const { section, paper, group } = await mustSeeOffer(tx, actor, offerId)
    mustMay(canSettleOffers(actor, group))
    const settledAt = deps.clock.now()
    if (await settleOpenOffer(tx, offerId, { settledBy: actor.personId, settledAt })) {
      await recordEvent(tx, settledAt, actor, { action: 'section.offer_settled', subject: ['section', section.id], data: { offerId } })
    }
    return { offer: await mustFindOffer(tx, offerId), paperId: paper.id }
  })
  await deps.live.paperChanged(paperId as PaperId)
  return offer
}

async function mustFindOffer(tx: Queryable, offerId: string): Promise<NamedOffer> {
  const found = isId(offerId) ? await maybeFindOffer(tx, offerId) : undefined
  if (!found) throw notFound('offer')
  return found
}

/** Where an offer was made. To somebody who may not see that section there is no such offer. */
async function mustSeeOffer(tx: Queryable, actor: Actor, offerId: string): Promise<SectionPlace> {
  const { offer } = await mustFindOffer(tx, offerId)
  const place = await maybeFindSection(tx, offer.sectionId)
  if (!place || !canSeeGroup(actor, place.group)) throw notFound('offer')
  return place
}
