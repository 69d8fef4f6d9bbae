import type { SectionContent, SectionState } from '@concord/paper'
import type { DemoCalendar, DemoPaper } from './demo-paper.ts'
import { DEMO_GROUPS } from './edition.ts'
import type { PersonKey } from './people.ts'
import { writeText } from './write-text.ts'

type PaperStepKind = 'create' | 'reopen_paper' | 'consolidate' | 'sign_off' | 'release'
type SectionStepKind = 'submit' | 'request_changes' | 'approve' | 'reopen'

/** One thing that one person does at one time. `section` is a title within the paper. */
export type DemoStep = { at: Date; by: PersonKey; paper: DemoPaper } & (
  | { kind: PaperStepKind; reason?: string }
  | { kind: SectionStepKind; section: string; reason?: string }
  | { kind: 'write'; section: string; content: SectionContent }
)

/** When in a day each phase begins, as UTC. Paper steps of one day keep this order. */
const PHASE_BEGINS = {
  drafted: '08:00',
  submitted: '10:30',
  reviewed: '11:30',
  consolidated: '13:00',
  signedOff: '13:30',
  released: '14:00',
  reopened: '15:00',
}
const STEP_MS = 60_000

type Section = { title: string; text: string; state: SectionState; reason?: string | undefined }
type Unplaced = DemoStep extends infer Step ? (Step extends unknown ? Omit<Step, 'at' | 'paper'> : never) : never

/** Gives steps of one phase a minute each. */
function place(paper: DemoPaper, day: string | undefined, phase: keyof typeof PHASE_BEGINS, steps: readonly Unplaced[]): DemoStep[] {
  if (!day) return []
  const start = Date.parse(`${day}T${PHASE_BEGINS[phase]}:00Z`)
  return steps.map((step, index): DemoStep => ({ ...step, paper, at: new Date(start + index * STEP_MS) }))
}

const writing = (sections: readonly Section[]): Unplaced[] =>
  sections.flatMap(({ title, text }) =>
    writeText(text).map(({ author, content }): Unplaced => ({ kind: 'write', by: author as PersonKey, section: title, content })),
  )

function reviewing(moderator: PersonKey, sections: readonly Section[]): Unplaced[] {
  return sections.flatMap(({ title, state, reason }): Unplaced[] => {
    if (state === 'approved') return [{ kind: 'approve', by: moderator, section: title }]
    if (state === 'changes_requested') return [{ kind: 'request_changes', by: moderator, section: title, reason }]
    return []
  })
}

function versionSteps(paper: DemoPaper, calendar: DemoCalendar, sections: readonly Section[], before: readonly Unplaced[]): DemoStep[] {
  const { rapporteur, moderator } = DEMO_GROUPS[paper.group].members
  const submitted = sections.filter(({ state }) => state !== 'draft')
  const submitting = submitted.map(({ title }): Unplaced => ({ kind: 'submit', by: rapporteur[0], section: title }))
  return [
    ...place(paper, calendar.drafted, 'drafted', [...before, ...writing(sections)]),
    ...place(paper, calendar.submitted, 'submitted', submitting),
    ...place(paper, calendar.reviewed, 'reviewed', reviewing(moderator[0], sections)),
    ...place(paper, calendar.consolidated, 'consolidated', [{ kind: 'consolidate', by: rapporteur[0] }]),
    ...place(paper, calendar.signedOff, 'signedOff', [{ kind: 'sign_off', by: 'secretariat' }]),
    ...place(paper, calendar.released, 'released', [{ kind: 'release', by: 'secretariat' }]),
  ]
}

function nextVersionSteps(paper: DemoPaper): DemoStep[] {
  const { next } = paper
  if (!next) return []
  const moderator = DEMO_GROUPS[paper.group].members.moderator[0]
  const reopening = next.sections.map(({ title }): Unplaced => ({ kind: 'reopen', by: moderator, section: title, reason: next.reason }))
  const rewritten = next.sections.map((section): Section => ({ ...section, state: 'approved' }))
  return [
    ...place(paper, next.reopened, 'reopened', [{ kind: 'reopen_paper', by: 'secretariat', reason: next.reason }, ...reopening]),
    ...versionSteps(paper, next.calendar, rewritten, []),
  ]
}

/** Everything that happens to the papers, in the order of time. */
export const demoStory = (papers: readonly DemoPaper[]): DemoStep[] =>
  papers
    .flatMap((paper) => {
      const rapporteur = DEMO_GROUPS[paper.group].members.rapporteur[0]
      return [...versionSteps(paper, paper.calendar, paper.sections, [{ kind: 'create', by: rapporteur }]), ...nextVersionSteps(paper)]
    })
    .sort((one, other) => one.at.getTime() - other.at.getTime())
