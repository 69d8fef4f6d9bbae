import { confirmBody, guestSignInBody, signInBody } from '@concord/contract'
import { Hono } from 'hono'
import { clientAddress } from '../auth/client-address.ts'
import { mustActor } from '../auth/identify.ts'
import type { Limits } from '../auth/limits.ts'
import { clearSessionCookie, writeSessionCookie } from '../auth/session-cookie.ts'
import { createSessions } from '../auth/sessions.ts'
import { confirmPassword } from '../commands/confirm-password.ts'
import { joinAsGuest } from '../commands/join-as-guest.ts'
import { signIn, signOut } from '../commands/sign-in.ts'
import type { Deps } from '../deps.ts'
import type { AppEnv } from '../http/app-env.ts'
import { presentCurrentSession, presentGroup, presentPerson } from '../presenters/people.ts'
import { findEditions, findGroups } from '../storage/edition-queries.ts'
import { mustFindPerson } from '../storage/people-queries.ts'
import { readBody } from './read-body.ts'

/** Signing in, joining as a guest, proving the password again, and signing out. */
export const sessionRoutes = (deps: Deps, limits: Limits) =>
  new Hono<AppEnv>()
    .post('/api/v1/session', async (c) => {
      const credentials = await readBody(c, signInBody)
      const tries = `${clientAddress(c, deps.env.proxies)} ${credentials.email}`
      await limits.signIn.mustTry(tries)
      const signedIn = await signIn(deps, { ...credentials, previousSessionId: c.get('actor')?.sessionId ?? undefined })
      await limits.signIn.forget(tries)
      writeSessionCookie(c, signedIn.token, signedIn.session, deps.env.origin)
      return c.json({ person: presentPerson(await mustFindPerson(deps.db, signedIn.personId)) }, 201)
    })
    .post('/api/v1/session/guest', async (c) => {
      const guest = await readBody(c, guestSignInBody)
      const address = clientAddress(c, deps.env.proxies)
      await limits.guestCode.mustTry(address)
      const joined = await joinAsGuest(deps, { ...guest, previousSessionId: c.get('actor')?.sessionId ?? undefined })
      await limits.guestCode.giveBack(address)
      writeSessionCookie(c, joined.token, joined.session, deps.env.origin)
      const person = presentPerson(await mustFindPerson(deps.db, joined.personId))
      return c.json({ person, group: presentGroup(joined.group) }, 201)
    })
    .post('/api/v1/session/confirm', async (c) => {
      const actor = mustActor(c)
      const { password } = await readBody(c, confirmBody)
      await limits.confirm.mustTry(actor.personId)
      const token = await confirmPassword(deps, actor, { password })
      await limits.confirm.forget(actor.personId)
      const session = await createSessions(deps).validate(token, { extend: false })
      if (session) writeSessionCookie(c, token, session, deps.env.origin)
      return c.body(null, 204)
    })
    .get('/api/v1/session', async (c) => {
      const actor = mustActor(c)
      const groups = await findGroups(deps.db, [...actor.groupRoles.keys()])
      const editions = await findEditions(deps.db, [...actor.editionRoles.keys()])
      return c.json(presentCurrentSession(actor, groups, editions))
    })
    .delete('/api/v1/session', async (c) => {
      const { sessionId } = mustActor(c)
      if (sessionId) await signOut(deps, { sessionId })
      clearSessionCookie(c, deps.env.origin)
      return c.body(null, 204)
    })
