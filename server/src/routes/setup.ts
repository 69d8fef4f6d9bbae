import { setUpBody } from '@concord/contract'
import { Hono } from 'hono'
import { clientAddress } from '../auth/client-address.ts'
import type { Limits } from '../auth/limits.ts'
import { writeSessionCookie } from '../auth/session-cookie.ts'
import { setUpEdition } from '../commands/set-up-edition.ts'
import type { Deps } from '../deps.ts'
import type { AppEnv } from '../http/app-env.ts'
import { presentPerson } from '../presenters/people.ts'
import { mustFindPerson } from '../storage/people-queries.ts'
import { readBody } from './read-body.ts'

/** The one-time link that turns an empty server into somebody's edition. */
export const setupRoutes = (deps: Deps, limits: Limits) =>
  new Hono<AppEnv>().post('/api/v1/setup', async (c) => {
    const body = await readBody(c, setUpBody)
    const address = clientAddress(c, deps.env.proxies)
    await limits.setUp.mustTry(address)
    const { token, session, personId } = await setUpEdition(deps, body)
    await limits.setUp.giveBack(address)
    writeSessionCookie(c, token, session, deps.env.origin)
    return c.json({ person: presentPerson(await mustFindPerson(deps.db, personId)) }, 201)
  })
