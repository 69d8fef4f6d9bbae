import type { SectionId } from '@concord/paper'
import type { Actor } from '../auth/actor.ts'
import type { Deps, Queryable } from '../deps.ts'
import { appendFirstText } from '../live/create-section-text.ts'
import { insertSection } from '../storage/section-queries.ts'
import { recordEvent } from './record-event.ts'

export type NewSection = { paperId: string; title: string; guidance: string; position: number }

/** Inserts a draft section whose text is one empty paragraph: the only text that the server writes of its own accord. */
export async function insertNewSection(
  tx: Queryable,
  { newId, clock }: Pick<Deps, 'newId' | 'clock'>,
  actor: Actor,
  { paperId, title, guidance, position }: NewSection,
): Promise<string> {
  const sectionId = newId()
  await insertSection(tx, { id: sectionId, paperId, title, guidance, position, state: 'draft' })
  await appendFirstText(tx, sectionId as SectionId)
  await recordEvent(tx, clock.now(), actor, { action: 'section.created', subject: ['section', sectionId], data: { paperId } })
  return sectionId
}
