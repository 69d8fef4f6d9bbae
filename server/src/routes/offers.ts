import { fields, offerWordsBody } from '@concord/contract'
import { Hono } from 'hono'
import { mustActor } from '../auth/identify.ts'
import type { Limits } from '../auth/limits.ts'
import { offerWords } from '../commands/offer-words.ts'
import { settleOffer } from '../commands/settle-offer.ts'
import { mustSeeSection } from '../commands/take-section.ts'
import type { Deps } from '../deps.ts'
import type { AppEnv } from '../http/app-env.ts'
import { offersOf } from '../policies/offer-policy.ts'
import { presentOffer } from '../presenters/offers.ts'
import { listOffers } from '../storage/offer-queries.ts'
import { readBody } from './read-body.ts'

/** Words that a section did not take: offered by their author, dealt with by the moderators. */
export const offerRoutes = (deps: Deps, limits: Limits) =>
  new Hono<AppEnv>()
    .post('/api/v1/sections/:sectionId/offers', async (c) => {
      const actor = mustActor(c)
      const sectionId = c.req.param('sectionId')
      const body = await readBody(c, offerWordsBody)
      await limits.offer.mustTry(actor.personId)
      return c.json(presentOffer(await offerWords(deps, actor, { ...body, sectionId })), 201)
    })
    .get('/api/v1/sections/:sectionId/offers', async (c) => {
      const actor = mustActor(c)
      const { section, group } = await mustSeeSection(deps.db, actor, c.req.param('sectionId'))
      const offers = await listOffers(deps.db, section.id, offersOf(actor, group))
      return c.json({ items: offers.map(presentOffer) })
    })
    .post('/api/v1/offers/:offerId/settle', async (c) => {
      const actor = mustActor(c)
      await readBody(c, fields.noBody)
      return c.json(presentOffer(await settleOffer(deps, actor, { offerId: c.req.param('offerId') })))
    })
