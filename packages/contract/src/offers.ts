import * as z from 'zod/mini'
import * as f from './fields.ts'

/** The most that one offer holds: what fits into one request whatever the alphabet (UTF-16 units). */
export const MAX_OFFERED_CHARACTERS = 20_000

/** Words that a section did not take. `id` is made by the author's device, so that asking again is the same offer. */
export const offerWordsBody = z.object({
  id: f.id,
  words: f.lines(MAX_OFFERED_CHARACTERS),
  /** Why they were not taken: a rule of the gate, `frozen`, or the end of the room. */
  reason: z.string().check(z.regex(/^\w{1,40}$/, 'is not one short word')),
})

export const offer = z.object({
  id: f.id,
  words: z.string(),
  by: z.object({ name: z.string(), organisation: z.nullable(z.string()) }),
  reason: z.string(),
  offeredAt: f.at,
  state: z.enum(['open', 'settled']),
  settledBy: z.optional(z.string()),
  settledAt: z.optional(f.at),
})
export const offerList = f.listOf(offer)

/** A section with open offers, in the moderators' queue. */
export const offersWaiting = z.object({
  section: z.object({ id: f.id, title: z.string(), openOffers: f.int }),
  paper: z.object({ id: f.id, title: z.string(), group: z.string() }),
  offeredAt: f.at,
})

export type Offer = z.infer<typeof offer>
export type OffersWaiting = z.infer<typeof offersWaiting>
