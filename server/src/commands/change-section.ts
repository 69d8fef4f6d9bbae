import type { PaperId, SectionId } from '@concord/paper'
import type { Actor } from '../auth/actor.ts'
import type { Deps, Queryable } from '../deps.ts'
import { updatePaper } from '../storage/paper-queries.ts'
import { listSections, orderSections, updateSection } from '../storage/section-queries.ts'
import { placeAfter } from './place-after.ts'
import { recordEvent } from './record-event.ts'
import { takePaper } from './take-paper.ts'
import { mustSeeSection, takeSection } from './take-section.ts'

export type SectionChange = { sectionId: string; title?: string | undefined; after?: string | null | undefined }

/** Renames a section, moves it, or both at once. */
export async function changeSection(deps: Deps, actor: Actor, change: SectionChange): Promise<void> {
  const { sectionId, title, after } = change
  const paperId = await deps.db.transaction(async (tx) => {
    const { paper } = await mustSeeSection(tx, actor, sectionId)
    if (title !== undefined) await rename(tx, deps, actor, { sectionId, title })
    if (after !== undefined) await move(tx, deps, actor, { sectionId, paperId: paper.id, after })
    await updatePaper(tx, paper.id, { updatedAt: deps.clock.now() })
    return paper.id
  })
  if (title !== undefined) await deps.live.sectionRenamed(sectionId as SectionId, title)
  await deps.live.paperChanged(paperId as PaperId)
}

async function rename(tx: Queryable, { clock }: Deps, actor: Actor, { sectionId, title }: { sectionId: string; title: string }) {
  await takeSection(tx, actor, sectionId, 'rename')
  await updateSection(tx, sectionId, { title })
  await recordEvent(tx, clock.now(), actor, { action: 'section.renamed', subject: ['section', sectionId] })
}

type Move = { sectionId: string; paperId: string; after: string | null }

async function move(tx: Queryable, { clock }: Deps, actor: Actor, { sectionId, paperId, after }: Move) {
  await takePaper(tx, actor, paperId, 'move_section')
  const ids = (await listSections(tx, paperId)).map(({ id }) => id)
  await orderSections(tx, placeAfter(ids, sectionId, after))
  await recordEvent(tx, clock.now(), actor, { action: 'section.moved', subject: ['section', sectionId], data: { paperId, after } })
}
