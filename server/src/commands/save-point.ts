import { MAX_NAMED_POINTS } from '@concord/contract'
import type { PaperId, SectionId } from '@concord/paper'
import type { Actor } from '../auth/actor.ts'
import type { Deps } from '../deps.ts'
import { AppError } from '../http/app-error.ts'
import { mustMay } from '../policies/hats.ts'
import { canSavePoint } from '../policies/history-policy.ts'
import { countNamedPoints, findHeadBefore, insertPoint, type PointRow } from '../storage/point-queries.ts'
import { recordEvent } from './record-event.ts'
import { holdSection, mustSeeSection } from './take-section.ts'

/** Saves a section's text as it is under a name, in whatever state the section is. */
export async function savePoint(deps: Deps, actor: Actor, { sectionId, name }: { sectionId: string; name: string }): Promise<PointRow> {
  const { point, paperId } = await deps.db.transaction(async (tx) => {
    const place = await mustSeeSection(tx, actor, sectionId)
    mustMay(canSavePoint(actor, place.group))
    const { section, paper } = await holdSection(tx, place)
    if ((await countNamedPoints(tx, sectionId)) >= MAX_NAMED_POINTS)
      throw new AppError('too_many_points', `A section has at most ${MAX_NAMED_POINTS} points with a name.`)
    const at = deps.clock.now()
    const before = await findHeadBefore(tx, sectionId, section.head)
    const authors: string[] = await deps.texts.writersBetween(tx, sectionId as SectionId, before, section.head)
    const saved = { id: deps.newId(), sectionId, head: section.head, kind: 'named' as const, name, title: section.title, at, authors }
    const point = { ...saved, savedBy: actor.personId }
    await insertPoint(tx, point)
    const data = { paperId: paper.id, head: section.head, pointId: point.id }
    await recordEvent(tx, at, actor, { action: 'section.point_saved', subject: ['section', sectionId], data })
    return { point, paperId: paper.id }
  })
  await deps.live.paperChanged(paperId as PaperId)
  return point
}
