import type { MiddlewareHandler } from 'hono'
import type { AppEnv } from '../http/app-env.ts'
import { AppError } from '../http/app-error.ts'

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Whether a request comes from our own pages or from no page at all. */
export function isOwnOrigin(headers: { origin: string | undefined; fetchSite: string | undefined }, origins: readonly string[]): boolean {
  if (headers.origin !== undefined) return origins.includes(headers.origin)
  return headers.fetchSite === undefined || headers.fetchSite === 'same-origin'
}

/**
 * Refuses unsafe requests that another site's page sent: 403 `wrong_origin`. Browsers send `Origin` with every unsafe request
 * and `Sec-Fetch-Site` with all; a request with neither comes from a program, which has no stranger's cookies to abuse.
 */
export const requireOrigin =
  ({ env }: { env: { origins: readonly string[] } }): MiddlewareHandler<AppEnv> =>
  async (c, next) => {
    const headers = { origin: c.req.header('origin'), fetchSite: c.req.header('sec-fetch-site') }
    if (!SAFE.has(c.req.method) && !isOwnOrigin(headers, env.origins)) {
      throw new AppError('wrong_origin', 'This request comes from another site.')
    }
    await next()
  }
