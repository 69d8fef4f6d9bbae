import { describe, expect, test } from 'vitest'
import { maybeNextPaperState, PAPER_ACTIONS, PAPER_STATES } from './paper-state.ts'
import { maybeNextSectionState, SECTION_ACTIONS, SECTION_STATES } from './section-state.ts'

const table = <State extends string, Action extends string>(
  states: readonly State[],
  actions: readonly Action[],
  next: (state: State, action: Action) => State | undefined,
) => states.flatMap((state) => actions.flatMap((action) => (next(state, action) ? [`${state} ${action} ${next(state, action)}`] : [])))

describe('state machines of product.md, whole', () => {
  test('section', () => {
    expect(table(SECTION_STATES, SECTION_ACTIONS, maybeNextSectionState)).toEqual([
      'draft submit in_review',
      'in_review recall draft',
      'in_review request_changes changes_requested',
      'in_review approve approved',
      'changes_requested submit in_review',
      'approved reopen draft',
    ])
  })

  test('paper', () => {
    expect(table(PAPER_STATES, PAPER_ACTIONS, maybeNextPaperState)).toEqual([
      'drafting consolidate consolidated',
      'consolidated sign_off approved',
      'consolidated reopen drafting',
      'approved release released',
      'approved reopen drafting',
      'released reopen drafting',
      'released withdraw withdrawn',
    ])
  })
})
