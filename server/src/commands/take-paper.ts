import { isId } from '@concord/paper'
import type { Actor } from '../auth/actor.ts'
import type { Queryable } from '../deps.ts'
import { AppError } from '../http/app-error.ts'
import { canSeeGroup } from '../policies/group-policy.ts'
import { mustMay, notFound } from '../policies/hats.ts'
import { canOnPaper, type PaperPermission, paperAllows } from '../policies/paper-policy.ts'
import { lockPaper, maybeFindPaper, type PaperPlace } from '../storage/paper-queries.ts'

/** A paper that the actor may see; somebody else's does not exist for them: 404. */
export async function mustSeePaper(db: Queryable, actor: Actor, paperId: string): Promise<PaperPlace> {
  const place = isId(paperId) ? await maybeFindPaper(db, paperId) : undefined
  if (!place || !canSeeGroup(actor, place.group)) throw notFound('paper')
  return place
}

/**
 * A paper for a command that changes it: seen (404), allowed by role (403), held until the transaction ends, and in a state
 * that has this step (409 `wrong_state`).
 */
export async function takePaper(tx: Queryable, actor: Actor, paperId: string, permission: PaperPermission): Promise<PaperPlace> {
  const place = await mustSeePaper(tx, actor, paperId)
  mustMay(canOnPaper(actor, permission, place.group))
  const paper = await lockPaper(tx, paperId)
  if (!paper) throw notFound('paper')
  if (!paperAllows(paper.state, permission)) throw wrongPaperState(paper.state)
  return { ...place, paper }
}

export const wrongPaperState = (state: string): AppError =>
  new AppError('wrong_state', `This cannot be done while the paper is ${state.replace('_', ' ')}.`, { state })
