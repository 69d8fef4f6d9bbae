import { FIGURE_LIMITS } from '@concord/paper'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Deps } from './deps.ts'
import type { AppEnv } from './http/app-env.ts'
import { AppError } from './http/app-error.ts'
import { clientFiles } from './http/client-files.ts'
import { errorResponse, notFoundResponse } from './http/error-response.ts'
import type { Metrics } from './http/metrics.ts'
import { securityHeaders } from './http/security-headers.ts'
import { apiRoutes } from './routes/index.ts'
import { createDatabaseHealth } from './storage/database-health.ts'

const MAX_BODY_BYTES = 1024 * 1024
/** A rendition that somebody has checked may be a whole PDF. */
const MAX_VERIFY_BYTES = 50 * 1024 * 1024
const VERIFY_PATH = '/api/v1/verify'
/** An image and the form around it; the route counts the image itself. */
const MAX_UPLOAD_BYTES = FIGURE_LIMITS.bytes + 64 * 1024
const UPLOAD_PATH = /^\/api\/v1\/papers\/[^/]+\/files$/

/** Everything that HTTP can ask for. `clientFolder` is the built client. */
export function createApp(deps: Deps, { metrics, clientFolder }: { metrics: Metrics; clientFolder: string }): Hono<AppEnv> {
  const answered = metrics.counter('concord_http_responses_total', 'HTTP responses by method and status.')
  const limit = (maxSize: number) => bodyLimit({ maxSize, onError: () => refuseBody(maxSize) })
  const isDatabaseThere = createDatabaseHealth(deps.db)
  const [verifyLimit, uploadLimit, usualLimit] = [limit(MAX_VERIFY_BYTES), limit(MAX_UPLOAD_BYTES), limit(MAX_BODY_BYTES)]
  return new Hono<AppEnv>()
    .onError(errorResponse(deps.log))
    .notFound(notFoundResponse)
    .use(async (c, next) => {
      const startedAt = performance.now()
      c.set('requestId', deps.newId())
      await next()
      c.header('X-Request-Id', c.get('requestId'))
      answered({ method: c.req.method, status: String(c.res.status) })
      const tookMs = Math.round(performance.now() - startedAt)
      deps.log.debug({ requestId: c.get('requestId'), method: c.req.method, path: c.req.path, status: c.res.status, tookMs }, 'request')
    })
    .use(securityHeaders(deps.env.origins))
    .use((c, next) => {
      if (c.req.path === VERIFY_PATH) return verifyLimit(c, next)
      return UPLOAD_PATH.test(c.req.path) ? uploadLimit(c, next) : usualLimit(c, next)
    })
    .get('/healthz', async (c) => {
      if (!(await isDatabaseThere())) throw new AppError('not_ready', 'The database does not answer. What people type is kept and waits.')
      return c.json({ status: 'ready' }, 200, { 'Cache-Control': 'no-store' })
    })
    .get('/metrics', (c) => c.text(metrics.print(), 200, { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8' }))
    .route('/', apiRoutes(deps))
    .use(clientFiles(clientFolder))
}

function refuseBody(maxBytes: number): never {
  throw new AppError('too_large', `The body is larger than ${maxBytes / 1024} KiB.`, { maxBytes })
}
