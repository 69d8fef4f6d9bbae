import { Hono } from 'hono'
import { identify } from '../auth/identify.ts'
import { createLimits } from '../auth/limits.ts'
import { requireOrigin } from '../auth/require-origin.ts'
import type { Deps } from '../deps.ts'
import type { AppEnv } from '../http/app-env.ts'
import { notFound } from '../policies/hats.ts'
import { authorityRoutes } from './authorities.ts'
import { commentRoutes, mentionRoutes } from './comments.ts'
import { docsPage } from './docs-page.ts'
import { editionRoutes } from './editions.ts'
import { groupRoutes } from './groups.ts'
import { historyRoutes, paperHistoryRoutes } from './history.ts'
import { offerRoutes } from './offers.ts'
import { openApiDocument } from './open-api.ts'
import { paperFileRoutes, releaseFigureRoutes } from './paper-files.ts'
import { paperRoutes, paperStepRoutes } from './papers.ts'
import { queueRoutes } from './queue.ts'
import { releaseRoutes } from './releases.ts'
import { feedRoutes } from './releases-feed.ts'
import { sectionReadingRoutes, sectionStepRoutes } from './sections.ts'
import { sessionRoutes } from './session.ts'
import { setupRoutes } from './setup.ts'
import { suggestionRoutes } from './suggestions.ts'
import { verifyRoutes } from './verify.ts'

/** Every call of the contract under `/api/v1`, with its description, its page for people and the feed. */
export function apiRoutes(deps: Deps): Hono<AppEnv> {
  const limits = createLimits(deps.env)
  const api = new Hono<AppEnv>()
  api.use('/api/*', (c, next) => {
    // No column can hold U+0000, so nothing has it in its name.
    if (/%00/.test(c.req.url)) throw notFound('address')
    return next()
  })
  api.use('/api/*', requireOrigin(deps), identify(deps))
  const parts = [
    sessionRoutes(deps, limits),
    editionRoutes(deps),
    authorityRoutes(deps),
    groupRoutes(deps),
    queueRoutes(deps),
    paperRoutes(deps),
    paperStepRoutes(deps),
    sectionStepRoutes(deps),
    sectionReadingRoutes(deps),
    historyRoutes(deps),
    paperHistoryRoutes(deps),
    offerRoutes(deps, limits),
    suggestionRoutes(deps),
    commentRoutes(deps, limits),
    mentionRoutes(deps),
    paperFileRoutes(deps, limits),
    releaseRoutes(deps),
    releaseFigureRoutes(deps),
    verifyRoutes(deps, limits),
    setupRoutes(deps, limits),
    feedRoutes(deps),
  ]
  for (const part of parts) api.route('/', part)
  return api.get('/openapi.json', (c) => c.json(openApiDocument())).get('/docs', (c) => c.html(docsPage()))
}
