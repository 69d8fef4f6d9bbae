export const PAPER_STATES = ['drafting', 'consolidated', 'approved', 'released', 'superseded', 'withdrawn'] as const
export type PaperState = (typeof PAPER_STATES)[number]

export const PAPER_ACTIONS = ['consolidate', 'sign_off', 'release', 'reopen', 'withdraw'] as const
export type PaperAction = (typeof PAPER_ACTIONS)[number]

/** What a release may be. A withdrawn one keeps a tombstone page. */
export const RELEASE_STATES = ['released', 'superseded', 'withdrawn'] as const
export type ReleaseState = (typeof RELEASE_STATES)[number]

/** Every transition of a paper (product.md). Reopening a released paper starts its next version; the release stays valid. */
const PAPER_TRANSITIONS: Record<PaperState, Partial<Record<PaperAction, PaperState>>> = {
  drafting: { consolidate: 'consolidated' },
  consolidated: { sign_off: 'approved', reopen: 'drafting' },
  approved: { release: 'released', reopen: 'drafting' },
  released: { reopen: 'drafting', withdraw: 'withdrawn' },
  superseded: {},
  withdrawn: {},
}

/** The actions that need a written reason. */
export const PAPER_ACTIONS_WITH_REASON: readonly PaperAction[] = ['reopen', 'withdraw']

/** The state an action leads to, or undefined where the state machine has no such step. */
export const maybeNextPaperState = (state: PaperState, action: PaperAction): PaperState | undefined => PAPER_TRANSITIONS[state][action]
