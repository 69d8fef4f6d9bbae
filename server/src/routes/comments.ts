import { changeCommentBody, fields, flagThreadBody, mentionsSeenBody, replyBody, startThreadBody, threadQuery } from '@concord/contract'
import { Hono } from 'hono'
import { mustActor } from '../auth/identify.ts'
import type { Limits } from '../auth/limits.ts'
import { editComment, withdrawComment } from '../commands/change-comment.ts'
import { commentOnSection } from '../commands/comment-on-section.ts'
import { replyToComment } from '../commands/reply-to-comment.ts'
import { flagComment, settleComment } from '../commands/settle-comment.ts'
import { mustSeeSection } from '../commands/take-section.ts'
import type { Deps } from '../deps.ts'
import type { AppEnv } from '../http/app-env.ts'
import { paperScope } from '../policies/paper-scope.ts'
import { presentMention } from '../presenters/comments.ts'
import { presentPerson } from '../presenters/people.ts'
import { mentionsIn } from '../storage/comment-queries.ts'
import { listMentionable, listUnseenMentions, markSeen } from '../storage/mention-queries.ts'
import { findPeople } from '../storage/people-queries.ts'
import { viewThread, viewThreads } from './comment-view.ts'
import { readBody, readQuery } from './read-body.ts'

const MOST_MENTIONS = 50

/** Comment threads on a section: reading them, beginning one, and what becomes of it. */
export const commentRoutes = (deps: Deps, limits: Limits) =>
  new Hono<AppEnv>()
    .get('/api/v1/sections/:sectionId/comments', async (c) =>
      c.json(await viewThreads(deps, mustActor(c), c.req.param('sectionId'), readQuery(c, threadQuery))),
    )
    .post('/api/v1/sections/:sectionId/comments', async (c) => {
      const actor = mustActor(c)
      const sectionId = c.req.param('sectionId')
      const body = await readBody(c, startThreadBody)
      await limits.comment.mustTry(actor.personId)
      const threadId = await commentOnSection(deps, actor, { ...body, sectionId })
      return c.json(await viewThread(deps, actor, sectionId, threadId), 201)
    })
    .get('/api/v1/sections/:sectionId/comments/:threadId', async (c) => {
      const { sectionId, threadId } = c.req.param()
      return c.json(await viewThread(deps, mustActor(c), sectionId, threadId))
    })
    .patch('/api/v1/sections/:sectionId/comments/:threadId', async (c) => {
      const actor = mustActor(c)
      const key = c.req.param()
      const { blocking } = await readBody(c, flagThreadBody)
      await flagComment(deps, actor, key, blocking)
      return c.json(await viewThread(deps, actor, key.sectionId, key.threadId))
    })
    .post('/api/v1/sections/:sectionId/comments/:threadId/replies', async (c) => {
      const actor = mustActor(c)
      const key = c.req.param()
      const body = await readBody(c, replyBody)
      await limits.comment.mustTry(actor.personId)
      await replyToComment(deps, actor, { ...body, ...key })
      return c.json(await viewThread(deps, actor, key.sectionId, key.threadId), 201)
    })
    .post('/api/v1/sections/:sectionId/comments/:threadId/resolve', async (c) => {
      const actor = mustActor(c)
      const key = c.req.param()
      await readBody(c, fields.noBody)
      await settleComment(deps, actor, key, 'resolve')
      return c.json(await viewThread(deps, actor, key.sectionId, key.threadId))
    })
    .post('/api/v1/sections/:sectionId/comments/:threadId/reopen', async (c) => {
      const actor = mustActor(c)
      const key = c.req.param()
      await readBody(c, fields.noBody)
      await settleComment(deps, actor, key, 'reopen')
      return c.json(await viewThread(deps, actor, key.sectionId, key.threadId))
    })
    .patch('/api/v1/comments/:commentId', async (c) => {
      const actor = mustActor(c)
      const { words } = await readBody(c, changeCommentBody)
      const { sectionId, threadId } = await editComment(deps, actor, { commentId: c.req.param('commentId'), words })
      return c.json(await viewThread(deps, actor, sectionId, threadId))
    })
    .delete('/api/v1/comments/:commentId', async (c) => {
      await withdrawComment(deps, mustActor(c), { commentId: c.req.param('commentId') })
      return c.body(null, 204)
    })

/** Mentions: who can be mentioned in a section, and where the person who asks was mentioned. */
export const mentionRoutes = ({ db, clock }: Deps) =>
  new Hono<AppEnv>()
    .get('/api/v1/sections/:sectionId/people', async (c) => {
      const { group } = await mustSeeSection(db, mustActor(c), c.req.param('sectionId'))
      return c.json({ items: (await listMentionable(db, group)).map(presentPerson) })
    })
    .get('/api/v1/mentions', async (c) => {
      const actor = mustActor(c)
      const found = await listUnseenMentions(db, actor.personId, paperScope(actor), MOST_MENTIONS)
      const mentions = await mentionsIn(
        db,
        found.map(({ comment }) => comment.id),
      )
      const people = await findPeople(db, [
        ...new Set([...found.map(({ comment }) => comment.writtenBy), ...[...mentions.values()].flat()]),
      ])
      return c.json({ items: found.map((mention) => presentMention(mention, mentions.get(mention.comment.id) ?? [], people)) })
    })
    .post('/api/v1/mentions/seen', async (c) => {
      const actor = mustActor(c)
      const { comments } = await readBody(c, mentionsSeenBody)
      await markSeen(db, actor.personId, comments, clock.now())
      return c.body(null, 204)
    })
