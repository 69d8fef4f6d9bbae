import type { PaperId, SectionAction, SectionId } from '@concord/paper'
import { maybeNextSectionState } from '@concord/paper'
import type { AuditAction } from '../audit/audit-event.ts'
import type { Actor } from '../auth/actor.ts'
import { mustBeConfirmed } from '../auth/confirmation.ts'
import type { Deps } from '../deps.ts'
import { updatePaper } from '../storage/paper-queries.ts'
import { insertPoint, transitionPoint } from '../storage/point-queries.ts'
import { type SectionRow, updateSection } from '../storage/section-queries.ts'
import { mustHaveNoBlockingComment } from './blocking-comments.ts'
import { recordEvent } from './record-event.ts'
import { takeSection } from './take-section.ts'

/** The steps that change nothing but the state; approving is its own command. */
export type SimpleAction = Exclude<SectionAction, 'approve'>

type Step = { event: AuditAction; confirmed?: true; change(by: Actor, at: Date, reason: string | undefined): Partial<SectionRow> }

const NOT_SUBMITTED = { submittedBy: null, submittedAt: null }

const STEPS: Record<SimpleAction, Step> = {
  submit: {
    event: 'section.submitted',
    change: (by, at) => ({ submittedBy: by.personId, submittedAt: at, reason: null }),
  },
  recall: { event: 'section.recalled', change: () => NOT_SUBMITTED },
  request_changes: { event: 'section.changes_requested', change: (_by, _at, reason) => ({ ...NOT_SUBMITTED, reason: reason ?? null }) },
  reopen: {
    event: 'section.reopened',
    confirmed: true,
    change: (_by, _at, reason) => ({ ...NOT_SUBMITTED, reason: reason ?? null, approvedHash: null, approvedBy: null, approvedAt: null }),
  },
}

export type SectionTransition = { sectionId: string; action: SimpleAction; reason?: string }

/** Takes one simple step of a section's state machine and tells every open session of the section. */
export async function transitionSection(deps: Deps, actor: Actor, { sectionId, action, reason }: SectionTransition): Promise<void> {
  const step = STEPS[action]
  const paperId = await deps.db.transaction(async (tx) => {
    const { section, paper } = await takeSection(tx, actor, sectionId, action)
    if (step.confirmed) mustBeConfirmed(actor, deps.clock)
    if (action === 'submit') await mustHaveNoBlockingComment(tx, sectionId)
    const state = maybeNextSectionState(section.state, action)
    const at = deps.clock.now()
    await insertPoint(tx, { ...transitionPoint(section, actor, at), id: deps.newId() })
    await updateSection(tx, sectionId, { ...step.change(actor, at, reason), ...(state && { state }) })
    await updatePaper(tx, paper.id, { updatedAt: at })
    const data = { paperId: paper.id, head: section.head, ...(section.approvedHash && { hash: section.approvedHash }) }
    const decision = reason === undefined ? {} : { decision: { paperId: paper.id, sectionId, reason } }
    await recordEvent(tx, at, actor, { action: step.event, subject: ['section', sectionId], data, ...decision })
    return paper.id
  })
  await deps.live.sectionChanged(sectionId as SectionId)
  await deps.live.paperChanged(paperId as PaperId)
}
