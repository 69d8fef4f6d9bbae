import { isId } from '@concord/paper'
import type { Actor } from '../auth/actor.ts'
import type { Queryable } from '../deps.ts'
import { AppError } from '../http/app-error.ts'
import { canSeeGroup } from '../policies/group-policy.ts'
import { mustMay, notFound } from '../policies/hats.ts'
import { canOnSection, type SectionPermission, sectionAllows } from '../policies/section-policy.ts'
import { lockPaper } from '../storage/paper-queries.ts'
import { lockSection, maybeFindSection, type SectionPlace } from '../storage/section-queries.ts'
import { wrongPaperState } from './take-paper.ts'

/** A section that the actor may see; somebody else's does not exist for them: 404. */
export async function mustSeeSection(db: Queryable, actor: Actor, sectionId: string): Promise<SectionPlace> {
  const place = isId(sectionId) ? await maybeFindSection(db, sectionId) : undefined
  if (!place || !canSeeGroup(actor, place.group)) throw notFound('section')
  return place
}

/**
 * A section for a command that changes it: seen (404), allowed by role (403), held with its paper until the transaction ends, and
 * in a state that has this step (409 `wrong_state` or `section_frozen`). The paper is locked first, by every command.
 */
export async function takeSection(tx: Queryable, actor: Actor, sectionId: string, permission: SectionPermission): Promise<SectionPlace> {
  const place = await mustSeeSection(tx, actor, sectionId)
  mustMay(canOnSection(actor, permission, place.group))
  const held = await holdSection(tx, place)
  if (!sectionAllows({ section: held.section.state, paper: held.paper.state }, permission)) throw refusal(held, permission)
  return held
}

/** Locks the paper, then the section, and reads both anew. */
export async function holdSection(tx: Queryable, place: SectionPlace): Promise<SectionPlace> {
  const paper = await lockPaper(tx, place.paper.id)
  const section = await lockSection(tx, place.section.id)
  if (!paper || !section) throw notFound('section')
  return { ...place, paper, section }
}

function refusal({ paper, section }: SectionPlace, permission: SectionPermission): AppError {
  if (paper.state !== 'drafting') return wrongPaperState(paper.state)
  const state = section.state.replace('_', ' ')
  if (permission === 'rename' || permission === 'remove') {
    return new AppError('section_frozen', `A section that is ${state} keeps its title and its place in the paper.`, {
      state: section.state,
    })
  }
  return new AppError('wrong_state', `This cannot be done while the section is ${state}.`, { state: section.state })
}
