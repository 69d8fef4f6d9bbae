import type { PaperId } from '@concord/paper'
import type { Actor } from '../auth/actor.ts'
import type { Deps } from '../deps.ts'
import { updatePaper } from '../storage/paper-queries.ts'
import { listSections, orderSections } from '../storage/section-queries.ts'
import { insertNewSection } from './insert-new-section.ts'
import { placeAfter } from './place-after.ts'
import { takePaper } from './take-paper.ts'

export type AddedSection = { paperId: string; title: string; after?: string | null | undefined }

/** Adds an empty draft section: at the end, or after another one, or first (`after: null`). Answers its id. */
export async function addSection(deps: Deps, actor: Actor, { paperId, title, after }: AddedSection): Promise<string> {
  const added = await deps.db.transaction(async (tx) => {
    await takePaper(tx, actor, paperId, 'add_section')
    const ids = (await listSections(tx, paperId)).map(({ id }) => id)
    const sectionId = await insertNewSection(tx, deps, actor, { paperId, title, guidance: '', position: ids.length + 1 })
    await orderSections(tx, placeAfter(ids, sectionId, after))
    await updatePaper(tx, paperId, { updatedAt: deps.clock.now() })
    return sectionId
  })
  await deps.live.paperChanged(paperId as PaperId)
  return added
}
