import { maybeNextPaperState, maybeNextSectionState, OPEN_SECTION_STATES, type PaperState, type SectionState } from '@concord/paper'
import { expect, test } from 'vitest'
import type { DemoPaper } from './demo-paper.ts'
import { type DemoStep, demoStory } from './demo-story.ts'
import { DEMO_PAPERS } from './papers/index.ts'

type Outcome = { paper: PaperState; sections: Map<string, SectionState>; releases: number }

function follow(outcome: Outcome, step: DemoStep): void {
  if (step.kind === 'create') for (const { title } of step.paper.sections) outcome.sections.set(title, 'draft')
  else if (step.kind === 'write') expect(OPEN_SECTION_STATES).toContain(outcome.sections.get(step.section))
  else if ('section' in step) {
    const next = maybeNextSectionState(outcome.sections.get(step.section)!, step.kind)
    expect([step.paper.title, step.section, step.kind, next]).not.toContain(undefined)
    outcome.sections.set(step.section, next!)
  } else {
    if (step.kind === 'consolidate') expect(new Set(outcome.sections.values())).toEqual(new Set(['approved']))
    const next = maybeNextPaperState(outcome.paper, step.kind === 'reopen_paper' ? 'reopen' : step.kind)
    expect([step.paper.title, step.kind, next]).not.toContain(undefined)
    outcome.paper = next!
    if (step.kind === 'release') outcome.releases += 1
  }
}

function outcomeOf(paper: DemoPaper): Outcome {
  const outcome: Outcome = { paper: 'drafting', sections: new Map(), releases: 0 }
  for (const step of demoStory([paper])) follow(outcome, step)
  return outcome
}

test.each(DEMO_PAPERS.map((paper): [string, DemoPaper] => [paper.title, paper]))(
  '%s takes only steps that exist and ends as planned',
  (_title, paper) => {
    const { sections } = outcomeOf(paper)
    expect([...sections]).toEqual(paper.sections.map(({ title, state }) => [title, state]))
  },
)

test('the edition shows papers in every state on the way to a release, and one released twice', () => {
  const outcomes = DEMO_PAPERS.map(outcomeOf)
  expect(new Set(outcomes.map(({ paper }) => paper))).toEqual(new Set(['drafting', 'consolidated', 'approved', 'released']))
  expect(outcomes.map(({ releases }) => releases).toSorted()).toEqual([0, 0, 0, 0, 0, 0, 1, 2])
  expect(new Set(outcomes.flatMap(({ sections }) => [...sections.values()])).size).toBe(4)
})

test('the story is told in the order of time, from November to the last day of the conference', () => {
  const times = demoStory(DEMO_PAPERS).map(({ at }) => at.toISOString())
  expect(times).toEqual(times.toSorted())
  expect(times[0]).toMatch(/^2025-11-10/)
  expect(times.at(-1)).toMatch(/^2025-12-11/)
})
