import { compareQuery, lookedBody, restoreBody, saveMilestoneBody, savePointBody } from '@concord/contract'
import { isId, type SectionId } from '@concord/paper'
import { Hono } from 'hono'
import { mustActor } from '../auth/identify.ts'
import { restoreSection } from '../commands/restore-section.ts'
import { saveMilestone } from '../commands/save-milestone.ts'
import { savePoint } from '../commands/save-point.ts'
import { mustSeePaper } from '../commands/take-paper.ts'
import { mustSeeSection } from '../commands/take-section.ts'
import type { Deps } from '../deps.ts'
import type { AppEnv } from '../http/app-env.ts'
import { notFound } from '../policies/hats.ts'
import {
  presentComparison,
  presentHands,
  presentLook,
  presentMilestone,
  presentPoint,
  presentTextAt,
  type TitledText,
} from '../presenters/history.ts'
import { presentText } from '../presenters/sections.ts'
import { keepLook, listLooks } from '../storage/look-queries.ts'
import { listMilestones, maybeFindFrozenSection } from '../storage/milestone-queries.ts'
import { findPeople } from '../storage/people-queries.ts'
import { readBody, readQuery } from './read-body.ts'
import { viewHistory, viewTextAt, writersBetween } from './section-history.ts'

const peopleIn = (...texts: TitledText[]): string[] => texts.flatMap(({ runs }) => runs.flatMap(([, personId]) => personId ?? []))

/** What a section was: its history, earlier texts with their authors, and the way back to one of them. */
export const historyRoutes = (deps: Deps) =>
  new Hono<AppEnv>()
    .get('/api/v1/sections/:sectionId/history', async (c) => {
      const { section } = await mustSeeSection(deps.db, mustActor(c), c.req.param('sectionId'))
      return c.json({ items: await viewHistory(deps, section.id) })
    })
    .post('/api/v1/sections/:sectionId/points', async (c) => {
      const actor = mustActor(c)
      const sectionId = c.req.param('sectionId')
      return c.json(presentPoint(await savePoint(deps, actor, { ...(await readBody(c, savePointBody)), sectionId }), actor.name), 201)
    })
    .get('/api/v1/sections/:sectionId/points/:head', async (c) => {
      const { section } = await mustSeeSection(deps.db, mustActor(c), c.req.param('sectionId'))
      const text = await viewTextAt(deps, section, Number(c.req.param('head')))
      return c.json(presentTextAt(text, await findPeople(deps.db, peopleIn(text))))
    })
    .get('/api/v1/sections/:sectionId/compare', async (c) => {
      const { section } = await mustSeeSection(deps.db, mustActor(c), c.req.param('sectionId'))
      const query = readQuery(c, compareQuery)
      const from = await viewTextAt(deps, section, Number(query.from))
      const to = await viewTextAt(deps, section, query.to === undefined ? section.head : Number(query.to))
      const writers = writersBetween(from, to, await deps.texts.claims(deps.db, section.id as SectionId))
      return c.json(presentComparison({ from, to }, writers, await findPeople(deps.db, [...peopleIn(from, to), ...writers])))
    })
    .post('/api/v1/sections/:sectionId/restore', async (c) => {
      const sectionId = c.req.param('sectionId')
      await restoreSection(deps, mustActor(c), { ...(await readBody(c, restoreBody)), sectionId })
      return c.json(presentText(await deps.texts.read(deps.db, sectionId as SectionId)))
    })
    .get('/api/v1/sections/:sectionId/hands', async (c) => {
      const { section } = await mustSeeSection(deps.db, mustActor(c), c.req.param('sectionId'))
      const claims = await deps.texts.claims(deps.db, section.id as SectionId)
      return c.json(presentHands(claims, await findPeople(deps.db, [...new Set(claims.values())])))
    })

/** What somebody has seen, and milestones: the whole paper at a moment. */
export const paperHistoryRoutes = (deps: Deps) =>
  new Hono<AppEnv>()
    .put('/api/v1/sections/:sectionId/looked', async (c) => {
      const actor = mustActor(c)
      const { section } = await mustSeeSection(deps.db, actor, c.req.param('sectionId'))
      const { head = section.head } = await readBody(c, lookedBody)
      if (head > section.head) throw notFound('text')
      const look = { personId: actor.personId, sectionId: section.id, head, at: deps.clock.now() }
      return c.json(presentLook(await keepLook(deps.db, look)))
    })
    .get('/api/v1/papers/:paperId/looked', async (c) => {
      const actor = mustActor(c)
      const { paper } = await mustSeePaper(deps.db, actor, c.req.param('paperId'))
      return c.json({ items: (await listLooks(deps.db, actor.personId, paper.id)).map(presentLook) })
    })
    .post('/api/v1/papers/:paperId/milestones', async (c) => {
      const paperId = c.req.param('paperId')
      const id = await saveMilestone(deps, mustActor(c), { ...(await readBody(c, saveMilestoneBody)), paperId })
      const saved = (await listMilestones(deps.db, paperId)).find(({ milestone }) => milestone.id === id)
      if (!saved) throw notFound('milestone')
      return c.json(presentMilestone(saved), 201)
    })
    .get('/api/v1/papers/:paperId/milestones', async (c) => {
      const { paper } = await mustSeePaper(deps.db, mustActor(c), c.req.param('paperId'))
      return c.json({ items: (await listMilestones(deps.db, paper.id)).map(presentMilestone) })
    })
    .get('/api/v1/milestones/:milestoneId/sections/:sectionId', async (c) => {
      const actor = mustActor(c)
      const { milestoneId, sectionId } = c.req.param()
      const frozen = isId(milestoneId) && isId(sectionId) ? await maybeFindFrozenSection(deps.db, milestoneId, sectionId) : undefined
      if (!frozen) throw notFound('milestone')
      await mustSeePaper(deps.db, actor, frozen.paperId)
      const { head, title } = frozen
      const text = { ...(await deps.texts.readAt(deps.db, sectionId as SectionId, head)), head, title }
      return c.json(presentTextAt(text, await findPeople(deps.db, peopleIn(text))))
    })
