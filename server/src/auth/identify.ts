import type { Context, MiddlewareHandler } from 'hono'
import type { Deps } from '../deps.ts'
import type { AppEnv } from '../http/app-env.ts'
import { AppError } from '../http/app-error.ts'
import { type Actor, loadActor } from './actor.ts'
import { readSessionToken } from './session-cookie.ts'
import { createSessions } from './sessions.ts'

/** Puts the signed-in person on the context as `actor`, with the roles they have now. Without a valid session it puts nothing. */
export const identify = (deps: Pick<Deps, 'db' | 'clock'>): MiddlewareHandler<AppEnv> => {
  const sessions = createSessions(deps)
  return async (c, next) => {
    const token = readSessionToken(c)
    const session = token && (await sessions.validate(token, { extend: true }))
    const actor = session && (await loadActor(deps.db, session))
    if (actor) c.set('actor', actor)
    await next()
  }
}

/** The signed-in person, else 401 `sign_in_required`. */
export function mustActor(c: Context<AppEnv>): Actor {
  const actor = c.get('actor')
  if (!actor) throw new AppError('sign_in_required', 'Please sign in.')
  return actor
}
