import { type PaperId, paperFingerprint } from '@concord/paper'
import type { Actor } from '../auth/actor.ts'
import type { Deps, Queryable } from '../deps.ts'
import { AppError } from '../http/app-error.ts'
import { updatePaper } from '../storage/paper-queries.ts'
import { maybeFindRevision } from '../storage/revision-queries.ts'
import { type ListedSection, listSections } from '../storage/section-queries.ts'
import { readRevisionBody } from './build-snapshot.ts'
import { type ApprovedText, mustBeAddressed, mustShowFigures } from './judge-blocks.ts'
import { recordEvent } from './record-event.ts'
import { takePaper } from './take-paper.ts'

/** Fixes a paper's order, its numbers and its fingerprint once every section is approved and every recommendation has an addressee. */
export async function consolidatePaper(deps: Deps, actor: Actor, { paperId }: { paperId: string }): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const place = await takePaper(tx, actor, paperId, 'consolidate')
    const sections = await listSections(tx, paperId)
    const fingerprint = paperFingerprint(mustApprovedHashes(sections))
    const texts = await approvedTexts(tx, sections)
    await mustBeAddressed(tx, place, texts)
    await mustShowFigures(tx, place, texts)
    await updatePaper(tx, paperId, { state: 'consolidated', fingerprint, updatedAt: deps.clock.now() })
    await recordEvent(tx, deps.clock.now(), actor, { action: 'paper.consolidated', subject: ['paper', paperId], data: { fingerprint } })
  })
  await deps.live.paperChanged(paperId as PaperId)
}

async function approvedTexts(tx: Queryable, sections: readonly ListedSection[]): Promise<ApprovedText[]> {
  const texts: ApprovedText[] = []
  for (const { id, title, approvedHash } of sections) {
    const revision = await maybeFindRevision(tx, id, approvedHash ?? '')
    if (revision) texts.push({ id, title, content: readRevisionBody(revision.body).content })
  }
  return texts
}

/** The revision hashes of a paper's sections in order; throws 409 unless there is one and all are approved. */
export function mustApprovedHashes(sections: readonly ListedSection[]): string[] {
  const open = sections.filter(({ state, approvedHash }) => state !== 'approved' || approvedHash === null)
  if (open.length > 0) {
    const details = { sections: open.map(({ id, title, state }) => ({ id, title, state })) }
    throw new AppError('sections_not_approved', `${open.length} of ${sections.length} sections are not approved yet.`, details)
  }
  if (sections.length === 0) throw new AppError('sections_not_approved', 'The paper has no sections.', { sections: [] })
  return sections.flatMap(({ approvedHash }) => approvedHash ?? [])
}
