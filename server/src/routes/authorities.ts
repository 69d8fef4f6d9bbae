import { addAuthorityBody, correctAuthorityBody, fields } from '@concord/contract'
import { type Context, Hono } from 'hono'
import { mustActor } from '../auth/identify.ts'
import { addAuthority } from '../commands/add-authority.ts'
import { type AuthorityKey, correctAuthority, reinstateAuthority, retireAuthority } from '../commands/change-authority.ts'
import type { Deps } from '../deps.ts'
import type { AppEnv } from '../http/app-env.ts'
import { canSeeAuthorities } from '../policies/authority-policy.ts'
import { mustMay, notFound } from '../policies/hats.ts'
import { presentAuthority } from '../presenters/figures.ts'
import { listAuthorities } from '../storage/authority-queries.ts'
import { listGroups, maybeFindEdition } from '../storage/edition-queries.ts'
import { readBody } from './read-body.ts'

const ALL = '/api/v1/editions/:slug/authorities'
const ONE = `${ALL}/:authorityId` as const

/** Whom an edition's papers may ask to act: chosen from by those who write, kept by the secretariat. */
export const authorityRoutes = (deps: Deps) => {
  const mustFind = async (slug: string) => {
    const edition = await maybeFindEdition(deps.db, slug)
    if (!edition) throw notFound('edition')
    return edition
  }
  const keyOf = async (c: Context<AppEnv, typeof ONE>): Promise<AuthorityKey> => ({
    editionId: (await mustFind(c.req.param('slug'))).id,
    authorityId: c.req.param('authorityId'),
  })
  return new Hono<AppEnv>()
    .get(ALL, async (c) => {
      const actor = mustActor(c)
      const edition = await mustFind(c.req.param('slug'))
      mustMay(canSeeAuthorities(actor, edition.id, await listGroups(deps.db, edition.id)))
      return c.json({ items: (await listAuthorities(deps.db, edition.id)).map(presentAuthority) })
    })
    .post(ALL, async (c) => {
      const actor = mustActor(c)
      const body = await readBody(c, addAuthorityBody)
      const edition = await mustFind(c.req.param('slug'))
      return c.json(presentAuthority(await addAuthority(deps, actor, { ...body, editionId: edition.id })), 201)
    })
    .patch(ONE, async (c) => {
      const actor = mustActor(c)
      const names = await readBody(c, correctAuthorityBody)
      return c.json(presentAuthority(await correctAuthority(deps, actor, await keyOf(c), names)))
    })
    .post(`${ONE}/retire`, async (c) => {
      const actor = mustActor(c)
      await readBody(c, fields.noBody)
      return c.json(presentAuthority(await retireAuthority(deps, actor, await keyOf(c))))
    })
    .post(`${ONE}/reinstate`, async (c) => {
      const actor = mustActor(c)
      await readBody(c, fields.noBody)
      return c.json(presentAuthority(await reinstateAuthority(deps, actor, await keyOf(c))))
    })
}
