import type { SectionView } from '@concord/contract'
import { useOffers } from '../../api/offers.ts'
import { Loaded } from '../../problems/Loaded.tsx'
import { later } from './later.tsx'

const OfferCard = later(async () => (await import('./OfferCard.tsx')).OfferCard)

/** For moderators: the words that a section did not take and whose authors offer them, until somebody has dealt with them. */
export function OfferCards({ section }: { section: SectionView }) {
  const isAsked = section.can.settleOffers && section.openOffers > 0
  const offers = useOffers(isAsked ? section : undefined)
  if (!isAsked) return null
  return (
    <Loaded query={offers} lines={3}>
      {({ items }) =>
        items.filter(({ state }) => state === 'open').map((offer) => <OfferCard key={offer.id} offer={offer} section={section} />)
      }
    </Loaded>
  )
}
