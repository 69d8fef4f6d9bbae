import type { HttpBindings } from '@hono/node-server'
import type { Actor } from '../auth/actor.ts'

/** What handlers find on Hono's context. `actor` is absent for somebody who is not signed in. */
export type AppEnv = {
  Bindings: HttpBindings
  Variables: {
    requestId: string
    actor?: Actor
  }
}
