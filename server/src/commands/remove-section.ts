import type { PaperId, SectionId } from '@concord/paper'
import type { Actor } from '../auth/actor.ts'
import type { Deps } from '../deps.ts'
import { updatePaper } from '../storage/paper-queries.ts'
import { listSections, orderSections, updateSection } from '../storage/section-queries.ts'
import { recordEvent } from './record-event.ts'
import { takeSection } from './take-section.ts'

/** Takes a section out of its paper. Its text and its history stay in the database: nothing typed is ever thrown away. */
export async function removeSection(deps: Deps, actor: Actor, { sectionId }: { sectionId: string }): Promise<void> {
  const paperId = await deps.db.transaction(async (tx) => {
    const { paper } = await takeSection(tx, actor, sectionId, 'remove')
    await updateSection(tx, sectionId, { removedAt: deps.clock.now() })
    const left = await listSections(tx, paper.id)
    await orderSections(
      tx,
      left.map(({ id }) => id),
    )
    await updatePaper(tx, paper.id, { updatedAt: deps.clock.now() })
    await recordEvent(tx, deps.clock.now(), actor, {
      action: 'section.removed',
      subject: ['section', sectionId],
      data: { paperId: paper.id },
    })
    return paper.id
  })
  await deps.live.sectionRemoved(sectionId as SectionId)
  await deps.live.paperChanged(paperId as PaperId)
}
