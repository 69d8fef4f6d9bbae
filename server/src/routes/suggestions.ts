import { listSuggestions, type SectionId } from '@concord/paper'
import { Hono } from 'hono'
import { mustActor } from '../auth/identify.ts'
import { mustSeeSection } from '../commands/take-section.ts'
import type { Deps } from '../deps.ts'
import type { AppEnv } from '../http/app-env.ts'
import { presentSuggestions } from '../presenters/suggestions.ts'
import { findPeople } from '../storage/people-queries.ts'

/** What is suggested in a section, for whoever may see it. */
export const suggestionRoutes = ({ db, texts }: Pick<Deps, 'db' | 'texts'>) =>
  new Hono<AppEnv>().get('/api/v1/sections/:sectionId/suggestions', async (c) => {
    const { section } = await mustSeeSection(db, mustActor(c), c.req.param('sectionId'))
    const suggestions = listSuggestions((await texts.read(db, section.id as SectionId)).content)
    const people = await findPeople(db, [...new Set(suggestions.map(({ by }) => by))])
    return c.json({ items: presentSuggestions(suggestions, people) })
  })
