import { addSectionBody, createPaperBody, fields, paperQuery, renamePaperBody } from '@concord/contract'
import { Hono } from 'hono'
import { mustActor } from '../auth/identify.ts'
import { addSection } from '../commands/add-section.ts'
import { consolidatePaper } from '../commands/consolidate-paper.ts'
import { createPaper } from '../commands/create-paper.ts'
import { releasePaper } from '../commands/release-paper.ts'
import { renamePaper } from '../commands/rename-paper.ts'
import { reopenPaper } from '../commands/reopen-paper.ts'
import { signOffPaper } from '../commands/sign-off-paper.ts'
import { withdrawRelease } from '../commands/withdraw-release.ts'
import type { Deps } from '../deps.ts'
import type { AppEnv } from '../http/app-env.ts'
import { paperScope } from '../policies/paper-scope.ts'
import { presentPaperSummary } from '../presenters/papers.ts'
import { countSectionStates, listPapers } from '../storage/paper-queries.ts'
import { viewPaper, viewSection } from './paper-view.ts'
import { readBody, readQuery } from './read-body.ts'
import { viewRelease } from './release-view.ts'

/** Papers: making, listing, reading and naming them. */
export const paperRoutes = (deps: Deps) =>
  new Hono<AppEnv>()
    .post('/api/v1/papers', async (c) => {
      const actor = mustActor(c)
      const paperId = await createPaper(deps, actor, await readBody(c, createPaperBody))
      return c.json(await viewPaper(deps, actor, paperId), 201)
    })
    .get('/api/v1/papers', async (c) => {
      const actor = mustActor(c)
      const papers = await listPapers(deps.db, paperScope(actor), readQuery(c, paperQuery))
      const states = await countSectionStates(
        deps.db,
        papers.map(({ paper }) => paper.id),
      )
      return c.json({ items: papers.map((place) => presentPaperSummary(place, states.get(place.paper.id))) })
    })
    .get('/api/v1/papers/:paperId', async (c) => c.json(await viewPaper(deps, mustActor(c), c.req.param('paperId'))))
    .patch('/api/v1/papers/:paperId', async (c) => {
      const actor = mustActor(c)
      const paperId = c.req.param('paperId')
      await renamePaper(deps, actor, { ...(await readBody(c, renamePaperBody)), paperId })
      return c.json(await viewPaper(deps, actor, paperId))
    })
    .post('/api/v1/papers/:paperId/sections', async (c) => {
      const actor = mustActor(c)
      const added = await addSection(deps, actor, { ...(await readBody(c, addSectionBody)), paperId: c.req.param('paperId') })
      return c.json(await viewSection(deps, actor, added), 201)
    })

/** The steps of a paper's state machine, each one command. */
export const paperStepRoutes = (deps: Deps) =>
  new Hono<AppEnv>()
    .post('/api/v1/papers/:paperId/consolidate', async (c) => {
      const actor = mustActor(c)
      const paperId = c.req.param('paperId')
      await readBody(c, fields.noBody)
      await consolidatePaper(deps, actor, { paperId })
      return c.json(await viewPaper(deps, actor, paperId))
    })
    .post('/api/v1/papers/:paperId/sign-off', async (c) => {
      const actor = mustActor(c)
      const paperId = c.req.param('paperId')
      await readBody(c, fields.noBody)
      await signOffPaper(deps, actor, { paperId })
      return c.json(await viewPaper(deps, actor, paperId))
    })
    .post('/api/v1/papers/:paperId/release', async (c) => {
      const actor = mustActor(c)
      await readBody(c, fields.noBody)
      const reference = await releasePaper(deps, actor, { paperId: c.req.param('paperId') })
      return c.json(await viewRelease(deps.db, reference))
    })
    .post('/api/v1/papers/:paperId/reopen', async (c) => {
      const actor = mustActor(c)
      const paperId = c.req.param('paperId')
      await reopenPaper(deps, actor, { ...(await readBody(c, fields.reasonBody)), paperId })
      return c.json(await viewPaper(deps, actor, paperId))
    })
    .post('/api/v1/papers/:paperId/withdraw', async (c) => {
      const actor = mustActor(c)
      const paperId = c.req.param('paperId')
      await withdrawRelease(deps, actor, { ...(await readBody(c, fields.reasonBody)), paperId })
      return c.json(await viewPaper(deps, actor, paperId))
    })
