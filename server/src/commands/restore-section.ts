import { MAX_SECTION_BYTES } from '@concord/collab'
import type { PaperId, PersonId, SectionId } from '@concord/paper'
import type { Actor } from '../auth/actor.ts'
import type { Deps } from '../deps.ts'
import { AppError } from '../http/app-error.ts'
import { mustMay, notFound } from '../policies/hats.ts'
import { canRestore, restoreAllows } from '../policies/history-policy.ts'
import { updatePaper } from '../storage/paper-queries.ts'
import { appendUpdate } from '../storage/past-log.ts'
import { insertPoint } from '../storage/point-queries.ts'
import type { SectionPlace } from '../storage/section-queries.ts'
import { recordEvent } from './record-event.ts'
import { holdSection, mustSeeSection } from './take-section.ts'

/** `head` names the earlier text, `seenHead` the one that the person saw in its place. */
export type RestoredText = { sectionId: string; head: number; seenHead: number }

/**
 * Puts an earlier text in the place of the one that the person saw: one more edit at the end of the log, never a change of what is in it.
 * The text before it becomes a saved point. Where there is nothing to change, nothing happens.
 */
export async function restoreSection(deps: Deps, actor: Actor, restored: RestoredText): Promise<void> {
  const paperId = await deps.db.transaction(async (tx) => {
    const place = await holdForRestoring(tx, actor, restored)
    const { section, paper } = place
    const sectionId = section.id as SectionId
    const edit = await deps.texts.restore(tx, sectionId, { ...restored, nowHead: section.head }, actor.personId as PersonId)
    if (!edit) return undefined
    if (edit.bytes.length > MAX_SECTION_BYTES) throw new AppError('too_large', 'The earlier text is too large to come back at once.')
    const at = deps.clock.now()
    const { head: seenHead, title } = section
    await insertPoint(tx, { id: deps.newId(), sectionId, head: seenHead, kind: 'restore', title, savedBy: actor.personId, at })
    await appendUpdate(tx, { sectionId, head: seenHead + 1, ...edit })
    await updatePaper(tx, paper.id, { updatedAt: at })
    const data = { paperId: paper.id, head: seenHead + 1, from: restored.head }
    await recordEvent(tx, at, actor, { action: 'section.restored', subject: ['section', sectionId], data })
    return paper.id
  })
  if (paperId === undefined) return
  await deps.live.textChanged(restored.sectionId as SectionId)
  await deps.live.paperChanged(paperId as PaperId)
}

/** The section, held: it may be written, and it has had both texts. */
async function holdForRestoring(
  tx: Parameters<typeof holdSection>[0],
  actor: Actor,
  { sectionId, head, seenHead }: RestoredText,
): Promise<SectionPlace> {
  const place = await mustSeeSection(tx, actor, sectionId)
  mustMay(canRestore(actor, place.group))
  const held = await holdSection(tx, place)
  if (!restoreAllows({ section: held.section.state, paper: held.paper.state }))
    throw new AppError('section_frozen', 'This section cannot be written now, so no earlier text can come back.', {
      state: held.section.state,
    })
  if (Math.max(head, seenHead) > held.section.head) throw notFound('text')
  return held
}
