import { addMemberBody, fields } from '@concord/contract'
import { isId } from '@concord/paper'
import { Hono } from 'hono'
import { mustActor } from '../auth/identify.ts'
import { inviteMember } from '../commands/add-member.ts'
import { createGuestCode } from '../commands/create-guest-code.ts'
import { removeMember } from '../commands/remove-member.ts'
import type { Deps } from '../deps.ts'
import type { AppEnv } from '../http/app-env.ts'
import { canSeeGroup } from '../policies/group-policy.ts'
import { notFound } from '../policies/hats.ts'
import { presentGroupDetail } from '../presenters/editions.ts'
import { presentPerson } from '../presenters/people.ts'
import { maybeFindGroup } from '../storage/edition-queries.ts'
import { listMembers, mustFindPerson } from '../storage/people-queries.ts'
import { readBody } from './read-body.ts'

/** A group for those who belong to it, its members and its guest codes. */
export const groupRoutes = (deps: Deps) =>
  new Hono<AppEnv>()
    .get('/api/v1/groups/:groupId', async (c) => {
      const actor = mustActor(c)
      const groupId = c.req.param('groupId')
      const place = isId(groupId) ? await maybeFindGroup(deps.db, groupId) : undefined
      if (!place || !canSeeGroup(actor, place.group)) throw notFound('group')
      return c.json(presentGroupDetail(place, await listMembers(deps.db, groupId), actor))
    })
    .post('/api/v1/groups/:groupId/guest-codes', async (c) => {
      const actor = mustActor(c)
      await readBody(c, fields.noBody)
      const { code, expiresAt } = await createGuestCode(deps, actor, { groupId: c.req.param('groupId') })
      return c.json({ code, url: `${deps.env.origin}/join?code=${code}`, expiresAt: expiresAt.toISOString() }, 201)
    })
    .post('/api/v1/groups/:groupId/members', async (c) => {
      const actor = mustActor(c)
      const body = await readBody(c, addMemberBody)
      const { personId, password } = await inviteMember(deps, actor, { ...body, groupId: c.req.param('groupId') })
      const person = presentPerson(await mustFindPerson(deps.db, personId))
      return c.json({ person, role: body.role, ...(password && { password }) }, 201)
    })
    .delete('/api/v1/groups/:groupId/members/:personId', async (c) => {
      await removeMember(deps, mustActor(c), c.req.param())
      return c.body(null, 204)
    })
