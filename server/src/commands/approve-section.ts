import assert from 'node:assert/strict'
import { canonicalJson, type PaperId, type SectionId, sha256Hex } from '@concord/paper'
import type { Actor } from '../auth/actor.ts'
import { mustBeConfirmed } from '../auth/confirmation.ts'
import type { CommittedText, Deps, Hand, Queryable } from '../deps.ts'
import { AppError } from '../http/app-error.ts'
import { updatePaper } from '../storage/paper-queries.ts'
import { insertPoint, transitionPoint } from '../storage/point-queries.ts'
import { insertApproval, saveRevision } from '../storage/revision-queries.ts'
import { type SectionPlace, updateSection } from '../storage/section-queries.ts'
import { mustHaveNoBlockingComment } from './blocking-comments.ts'
import { recordEvent } from './record-event.ts'
import { takeSection } from './take-section.ts'

export type Approval = { sectionId: string; hash: string }

/**
 * Approves exactly the revision that the moderator read. The section's row is held from before its text is read until the approval
 * is stored, so no update can be committed in between: what is approved is one committed state, and nothing comes after it.
 */
export async function approveSection(deps: Deps, actor: Actor, { sectionId, hash }: Approval): Promise<void> {
  const paperId = await deps.db.transaction(async (tx) => {
    const place = await takeSection(tx, actor, sectionId, 'approve')
    mustBeConfirmed(actor, deps.clock)
    await mustHaveNoBlockingComment(tx, sectionId)
    const text = await deps.texts.read(tx, sectionId as SectionId)
    if (text.hash !== hash) throw new AppError('content_changed', 'The text changed after you read it.', { hash: text.hash })
    if (text.suggestions > 0) {
      throw new AppError('open_suggestions', 'The text still has open suggestions: accept or reject each of them first.', {
        suggestions: text.suggestions,
      })
    }
    const hands = await deps.texts.hands(tx, sectionId as SectionId)
    if (place.edition.fourEyes) mustHaveFourEyes(actor, hands)
    await storeApproval(tx, deps, actor, place, text, hands)
    return place.paper.id
  })
  await deps.live.sectionChanged(sectionId as SectionId)
  await deps.live.paperChanged(paperId as PaperId)
}

function mustHaveFourEyes(actor: Actor, hands: readonly Hand[]): void {
  const authors = hands.filter(({ characters }) => characters > 0)
  if (authors.length === 1 && authors[0]?.personId === actor.personId) {
    throw new AppError('four_eyes', 'You wrote this section alone, so somebody else has to approve it.')
  }
}

async function storeApproval(
  tx: Queryable,
  { clock, newId }: Deps,
  actor: Actor,
  { section, paper }: SectionPlace,
  { title, content, hash, head }: CommittedText,
  hands: readonly Hand[],
): Promise<void> {
  const at = clock.now()
  const body = canonicalJson({ title, content })
  assert(sha256Hex(body) === hash, 'the text that was read does not have the hash it was read with')
  await insertPoint(tx, { ...transitionPoint(section, actor, at), id: newId() })
  await saveRevision(tx, { sectionId: section.id, hash, body, head, createdAt: at }, hands)
  const approved = { approvedHash: hash, approvedBy: actor.personId, approvedAt: at, lastApprovedHash: hash }
  await updateSection(tx, section.id, { state: 'approved', reason: null, ...approved })
  await updatePaper(tx, paper.id, { updatedAt: at })
  const subject: ['section', string] = ['section', section.id]
  const seq = await recordEvent(tx, at, actor, { action: 'section.approved', subject, data: { paperId: paper.id, hash, head } })
  await insertApproval(tx, { id: newId(), seq, sectionId: section.id, hash, approvedBy: actor.personId, approvedAt: at })
}
