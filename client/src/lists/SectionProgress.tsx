import { SECTION_STATES, type SectionState } from '@concord/paper'
import { useTranslation } from 'react-i18next'

const FILLS: Record<SectionState, string> = {
  approved: 'bg-state-approved',
  in_review: 'bg-state-review',
  changes_requested: 'bg-state-changes',
  draft: 'bg-line-strong',
}
const ORDER: readonly SectionState[] = ['approved', 'in_review', 'changes_requested', 'draft']

/** How far a paper's sections are: in words, and as a bar that repeats the words. */
export function SectionProgress({ states }: { states: Partial<Record<SectionState, number>> }) {
  const { t } = useTranslation('papers')
  const total = SECTION_STATES.reduce((sum, state) => sum + (states[state] ?? 0), 0)
  return (
    <div className="flex w-44 flex-col gap-1.5">
      <div aria-hidden="true" className="flex h-1.5 gap-0.5 overflow-hidden rounded-full bg-sunken">
        {ORDER.map((state) => (
          <span key={state} className={FILLS[state]} style={{ flexGrow: states[state] ?? 0 }} />
        ))}
      </div>
      <span className="text-xs text-ink-soft">{t('approvedOf', { approved: states.approved ?? 0, count: total })}</span>
    </div>
  )
}
