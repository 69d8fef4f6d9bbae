import type { PaperSummary } from '@concord/contract'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { formatDate } from '../i18n/format.ts'
import { StateBadge } from '../ui/StateBadge.tsx'
import { SectionProgress } from './SectionProgress.tsx'

function PaperRow({ paper, showsGroup }: { paper: PaperSummary; showsGroup: boolean }) {
  const { t } = useTranslation('words')
  const { t: tPapers } = useTranslation('papers')
  const about = [t(`paperType.${paper.type}`), showsGroup && paper.group, paper.version > 1 && t('version', { version: paper.version })]
  // A signed-off paper is "approved" in the state machine, but it is not a sealed section: it has its own icon.
  const look = paper.state === 'approved' ? 'signed_off' : paper.state
  return (
    <li className="relative flex flex-col gap-3 px-5 py-4 hover:bg-ground sm:flex-row sm:items-center sm:gap-6">
      <div className="min-w-0 flex-1 space-y-1">
        <Link to={`/papers/${paper.id}`} className="font-serif text-lg leading-snug font-semibold after:absolute after:inset-0">
          {paper.title}
        </Link>
        <p className="text-sm text-ink-soft">{about.filter(Boolean).join(' · ')}</p>
        <p className="text-xs text-ink-soft">{tPapers('updated', { date: formatDate(paper.updatedAt) })}</p>
      </div>
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2.5 sm:flex-col sm:items-start">
        <StateBadge state={look} label={t(`paperState.${paper.state}`)} />
        <SectionProgress states={paper.sectionStates} />
      </div>
    </li>
  )
}

/** Papers, one row each: title, kind, group, state, and how many sections are approved. */
export const PaperList = ({ papers, showsGroup = true }: { papers: readonly PaperSummary[]; showsGroup?: boolean }) => (
  <ul className="sheet divide-y divide-line overflow-hidden">
    {papers.map((paper) => (
      <PaperRow key={paper.id} paper={paper} showsGroup={showsGroup} />
    ))}
  </ul>
)
