import { type OffersWaiting, offer, offerList, type QueueEntry, type SectionView } from '@concord/contract'
import { skipToken, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { paperKey } from './papers.ts'
import { queueKey } from './queue.ts'
import { apiPath, request } from './request.ts'

type Place = Pick<SectionView, 'id' | 'paperId'>

/** Under the paper's key: what tells of the paper tells of its offers too. */
const offersKey = ({ id, paperId }: Place) => [...paperKey(paperId), 'offers', id] as const

/** Words offered in a section: everybody's for those who settle them, else the person's own. Waits while there is no `section`. */
export const useOffers = (section: Place | undefined) =>
  useQuery({
    queryKey: offersKey(section ?? { id: '', paperId: '' }),
    queryFn: section === undefined ? skipToken : ({ signal }) => request(offerList, apiPath('sections', section.id, 'offers'), { signal }),
  })

function useInvalidateOffers({ paperId }: Place) {
  const queries = useQueryClient()
  return () => Promise.all([queries.invalidateQueries({ queryKey: paperKey(paperId) }), queries.invalidateQueries({ queryKey: queueKey })])
}

/** Offers words to the section's moderators. The same `id` again is the same offer. */
export function useOfferWords(section: Place) {
  const invalidate = useInvalidateOffers(section)
  return useMutation({
    mutationFn: (body: { id: string; words: string; reason: string }) =>
      request(offer, apiPath('sections', section.id, 'offers'), { method: 'POST', body }),
    onSuccess: invalidate,
  })
}

/** Says that an offer is dealt with. */
export function useSettleOffer(section: Place) {
  const invalidate = useInvalidateOffers(section)
  return useMutation({
    mutationFn: (offerId: string) => request(offer, apiPath('offers', offerId, 'settle'), { method: 'POST', body: {} }),
    onSuccess: invalidate,
  })
}

/** How many sections wait for the person, for whichever reason. */
export const countWaiting = (queue: { items: QueueEntry[]; offers: OffersWaiting[] } | undefined): number =>
  new Set([...(queue?.items ?? []), ...(queue?.offers ?? [])].map(({ section }) => section.id)).size
