import { MAX_MILESTONES } from '@concord/contract'
import type { PaperId } from '@concord/paper'
import type { Actor } from '../auth/actor.ts'
import type { Deps } from '../deps.ts'
import { AppError } from '../http/app-error.ts'
import { mustMay } from '../policies/hats.ts'
import { canSaveMilestone } from '../policies/history-policy.ts'
import { countMilestones, insertMilestone } from '../storage/milestone-queries.ts'
import { lockPaper } from '../storage/paper-queries.ts'
import { listSections } from '../storage/section-queries.ts'
import { recordEvent } from './record-event.ts'
import { mustSeePaper } from './take-paper.ts'

/** Saves all sections of a paper as they are, under one name. The texts are read by one statement: they stood side by side. */
export async function saveMilestone(deps: Deps, actor: Actor, { paperId, name }: { paperId: string; name: string }): Promise<string> {
  const milestoneId = await deps.db.transaction(async (tx) => {
    const { group } = await mustSeePaper(tx, actor, paperId)
    mustMay(canSaveMilestone(actor, group))
    await lockPaper(tx, paperId)
    if ((await countMilestones(tx, paperId)) >= MAX_MILESTONES)
      throw new AppError('too_many_points', `A paper has at most ${MAX_MILESTONES} milestones.`)
    const at = deps.clock.now()
    const id = deps.newId()
    const frozen = await listSections(tx, paperId)
    await insertMilestone(tx, { id, paperId, name, savedBy: actor.personId, at }, frozen)
    const heads = Object.fromEntries(frozen.map(({ id: sectionId, head }) => [sectionId, head]))
    await recordEvent(tx, at, actor, { action: 'paper.milestone_saved', subject: ['paper', paperId], data: { milestoneId: id, heads } })
    return id
  })
  await deps.live.paperChanged(paperId as PaperId)
  return milestoneId
}
