import { addAuthorityBody } from '@concord/contract'
import { Hono } from 'hono'
import { mustActor } from '../auth/identify.ts'
import { addAuthority } from '../commands/add-authority.ts'
import type { Deps } from '../deps.ts'
import type { AppEnv } from '../http/app-env.ts'
import { canSeeAuthorities } from '../policies/authority-policy.ts'
import { mustMay, notFound } from '../policies/hats.ts'
import { presentAuthority } from '../presenters/figures.ts'
import { listAuthorities } from '../storage/authority-queries.ts'
import { listGroups, maybeFindEdition } from '../storage/edition-queries.ts'
import { readBody } from './read-body.ts'

/** Whom an edition's papers may ask to act: chosen from by those who write, kept by the secretariat. */
export const authorityRoutes = (deps: Deps) => {
  const mustFind = async (slug: string) => {
    const edition = await maybeFindEdition(deps.db, slug)
    if (!edition) throw notFound('edition')
    return edition
  }
  return new Hono<AppEnv>()
    .get('/api/v1/editions/:slug/authorities', async (c) => {
      const actor = mustActor(c)
      const edition = await mustFind(c.req.param('slug'))
      mustMay(canSeeAuthorities(actor, edition.id, await listGroups(deps.db, edition.id)))
      return c.json({ items: (await listAuthorities(deps.db, edition.id)).map(presentAuthority) })
    })
    .post('/api/v1/editions/:slug/authorities', async (c) => {
      const actor = mustActor(c)
      const body = await readBody(c, addAuthorityBody)
      const edition = await mustFind(c.req.param('slug'))
      const id = await addAuthority(deps, actor, { ...body, editionId: edition.id })
      return c.json(presentAuthority({ id, ...body }), 201)
    })
}
