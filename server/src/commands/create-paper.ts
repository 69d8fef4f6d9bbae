import { isId, type Language, type PaperType, TEMPLATES } from '@concord/paper'
import type { Actor } from '../auth/actor.ts'
import type { Deps } from '../deps.ts'
import { canInGroup, canSeeGroup } from '../policies/group-policy.ts'
import { mustMay, notFound } from '../policies/hats.ts'
import { maybeFindGroup } from '../storage/edition-queries.ts'
import { insertPaper } from '../storage/paper-queries.ts'
import { insertNewSection } from './insert-new-section.ts'
import { recordEvent } from './record-event.ts'

export type NewPaper = { groupId: string; type: PaperType; title: string; language: Language }

/** Creates a paper with the sections of its template, all of them empty drafts. Answers the paper's id. */
export async function createPaper(deps: Deps, actor: Actor, { groupId, type, title, language }: NewPaper): Promise<string> {
  const place = isId(groupId) ? await maybeFindGroup(deps.db, groupId) : undefined
  if (!place || !canSeeGroup(actor, place.group)) throw notFound('group')
  mustMay(canInGroup(actor, 'create_paper', place.group))
  const paperId = deps.newId()
  const at = deps.clock.now()
  await deps.db.transaction(async (tx) => {
    const times = { createdBy: actor.personId, createdAt: at, updatedAt: at }
    await insertPaper(tx, { id: paperId, groupId, type, title, language, state: 'drafting', ...times })
    await recordEvent(tx, at, actor, { action: 'paper.created', subject: ['paper', paperId], data: { groupId, type, language } })
    for (const [index, section] of TEMPLATES[type].entries()) {
      await insertNewSection(tx, deps, actor, { ...section, paperId, position: index + 1 })
    }
  })
  return paperId
}
