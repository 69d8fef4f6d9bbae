export const SECTION_STATES = ['draft', 'in_review', 'changes_requested', 'approved'] as const
export type SectionState = (typeof SECTION_STATES)[number]

export const SECTION_ACTIONS = ['submit', 'recall', 'request_changes', 'approve', 'reopen'] as const
export type SectionAction = (typeof SECTION_ACTIONS)[number]

/** Every transition of a section (product.md); a missing cell is not allowed. */
const SECTION_TRANSITIONS: Record<SectionState, Partial<Record<SectionAction, SectionState>>> = {
  draft: { submit: 'in_review' },
  in_review: { recall: 'draft', request_changes: 'changes_requested', approve: 'approved' },
  changes_requested: { submit: 'in_review' },
  approved: { reopen: 'draft' },
}

/** The actions that need a written reason. */
export const SECTION_ACTIONS_WITH_REASON: readonly SectionAction[] = ['request_changes', 'reopen']

/** The state an action leads to, or undefined where the state machine has no such step. */
export const maybeNextSectionState = (state: SectionState, action: SectionAction): SectionState | undefined =>
  SECTION_TRANSITIONS[state][action]

/** The states in which whoever drafts may write. A reviewer (moderator, rapporteur) may also write `in_review`. */
export const OPEN_SECTION_STATES: readonly SectionState[] = ['draft', 'changes_requested']
