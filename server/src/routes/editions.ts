import { createGroupBody } from '@concord/contract'
import { Hono } from 'hono'
import { mustActor } from '../auth/identify.ts'
import { createGroup } from '../commands/create-group.ts'
import type { Deps } from '../deps.ts'
import type { AppEnv } from '../http/app-env.ts'
import { notFound } from '../policies/hats.ts'
import { paperScope } from '../policies/paper-scope.ts'
import { presentEdition, presentEditionDetail } from '../presenters/editions.ts'
import { listEditions, listGroups, maybeFindEdition } from '../storage/edition-queries.ts'
import { type EditionRow, listPapers } from '../storage/paper-queries.ts'
import { readBody } from './read-body.ts'

/** Editions, which everybody may see; the papers in them are those that the reader may see. */
export const editionRoutes = (deps: Deps) => {
  const mustFind = async (slug: string): Promise<EditionRow> => {
    const edition = await maybeFindEdition(deps.db, slug)
    if (!edition) throw notFound('edition')
    return edition
  }
  return new Hono<AppEnv>()
    .get('/api/v1/editions', async (c) => c.json({ items: (await listEditions(deps.db)).map(presentEdition) }))
    .get('/api/v1/editions/:slug', async (c) => {
      const edition = await mustFind(c.req.param('slug'))
      const groups = await listGroups(deps.db, edition.id)
      const papers = await listPapers(deps.db, paperScope(c.get('actor')), { edition: edition.id })
      return c.json(presentEditionDetail(edition, groups, papers))
    })
    .post('/api/v1/editions/:slug/groups', async (c) => {
      const actor = mustActor(c)
      const { kind, name } = await readBody(c, createGroupBody)
      const edition = await mustFind(c.req.param('slug'))
      const id = await createGroup(deps, actor, { editionId: edition.id, kind, name })
      return c.json({ id, kind, name }, 201)
    })
}
