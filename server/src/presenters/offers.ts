import type { Offer, OffersWaiting } from '@concord/contract'
import type { NamedOffer, SectionWithOffers } from '../storage/offer-queries.ts'

export const presentOffer = ({ offer, by, settledByName }: NamedOffer): Offer => ({
  id: offer.id,
  words: offer.words,
  by,
  reason: offer.reason,
  offeredAt: offer.offeredAt.toISOString(),
  ...(offer.settledAt ? { state: 'settled', settledAt: offer.settledAt.toISOString(), settledBy: settledByName ?? '' } : { state: 'open' }),
})

export const presentOffersWaiting = ({ section, paper, since }: SectionWithOffers): OffersWaiting => ({
  section,
  paper,
  offeredAt: (since ?? new Date(0)).toISOString(),
})
