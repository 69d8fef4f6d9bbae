import { approveSectionBody, changeSectionBody, fields } from '@concord/contract'
import type { SectionId } from '@concord/paper'
import { Hono } from 'hono'
import { mustActor } from '../auth/identify.ts'
import { approveSection } from '../commands/approve-section.ts'
import { readRevisionBody } from '../commands/build-snapshot.ts'
import { changeSection } from '../commands/change-section.ts'
import { removeSection } from '../commands/remove-section.ts'
import { mustSeeSection } from '../commands/take-section.ts'
import { transitionSection } from '../commands/transition-section.ts'
import type { Deps } from '../deps.ts'
import type { AppEnv } from '../http/app-env.ts'
import { notFound } from '../policies/hats.ts'
import { presentAuthorship, presentText } from '../presenters/sections.ts'
import { findPeople } from '../storage/people-queries.ts'
import { maybeFindRevision } from '../storage/revision-queries.ts'
import { viewSection } from './paper-view.ts'
import { readBody } from './read-body.ts'

/** Naming, moving and removing a section, and the steps of its state machine. */
export const sectionStepRoutes = (deps: Deps) =>
  new Hono<AppEnv>()
    .patch('/api/v1/sections/:sectionId', async (c) => {
      const actor = mustActor(c)
      const sectionId = c.req.param('sectionId')
      await changeSection(deps, actor, { ...(await readBody(c, changeSectionBody)), sectionId })
      return c.json(await viewSection(deps, actor, sectionId))
    })
    .delete('/api/v1/sections/:sectionId', async (c) => {
      await removeSection(deps, mustActor(c), { sectionId: c.req.param('sectionId') })
      return c.body(null, 204)
    })
    .post('/api/v1/sections/:sectionId/submit', async (c) => {
      const actor = mustActor(c)
      const sectionId = c.req.param('sectionId')
      await readBody(c, fields.noBody)
      await transitionSection(deps, actor, { sectionId, action: 'submit' })
      return c.json(await viewSection(deps, actor, sectionId))
    })
    .post('/api/v1/sections/:sectionId/recall', async (c) => {
      const actor = mustActor(c)
      const sectionId = c.req.param('sectionId')
      await readBody(c, fields.noBody)
      await transitionSection(deps, actor, { sectionId, action: 'recall' })
      return c.json(await viewSection(deps, actor, sectionId))
    })
    .post('/api/v1/sections/:sectionId/request-changes', async (c) => {
      const actor = mustActor(c)
      const sectionId = c.req.param('sectionId')
      await transitionSection(deps, actor, { ...(await readBody(c, fields.reasonBody)), sectionId, action: 'request_changes' })
      return c.json(await viewSection(deps, actor, sectionId))
    })
    .post('/api/v1/sections/:sectionId/approve', async (c) => {
      const actor = mustActor(c)
      const sectionId = c.req.param('sectionId')
      await approveSection(deps, actor, { ...(await readBody(c, approveSectionBody)), sectionId })
      return c.json(await viewSection(deps, actor, sectionId))
    })
    .post('/api/v1/sections/:sectionId/reopen', async (c) => {
      const actor = mustActor(c)
      const sectionId = c.req.param('sectionId')
      await transitionSection(deps, actor, { ...(await readBody(c, fields.reasonBody)), sectionId, action: 'reopen' })
      return c.json(await viewSection(deps, actor, sectionId))
    })

/** Reading a section: its committed text, its revisions, and whose hand it is in. */
export const sectionReadingRoutes = ({ db, texts }: Deps) =>
  new Hono<AppEnv>()
    .get('/api/v1/sections/:sectionId/content', async (c) => {
      const { section } = await mustSeeSection(db, mustActor(c), c.req.param('sectionId'))
      return c.json(presentText(await texts.read(db, section.id as SectionId)))
    })
    .get('/api/v1/sections/:sectionId/revisions/:hash', async (c) => {
      const { section } = await mustSeeSection(db, mustActor(c), c.req.param('sectionId'))
      const revision = await maybeFindRevision(db, section.id, c.req.param('hash'))
      if (!revision) throw notFound('revision')
      const { title, content } = readRevisionBody(revision.body)
      const { hash, head, createdAt } = revision
      return c.json({ hash, head, title, content, createdAt: createdAt.toISOString() })
    })
    .get('/api/v1/sections/:sectionId/authorship', async (c) => {
      const { section } = await mustSeeSection(db, mustActor(c), c.req.param('sectionId'))
      const hands = await texts.hands(db, section.id as SectionId)
      const people = await findPeople(
        db,
        hands.map(({ personId }) => personId),
      )
      return c.json(presentAuthorship(hands, people))
    })
