import type { ReleaseSummary } from '@concord/contract'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { formatDate } from '../i18n/format.ts'
import { DemoMark } from '../ui/DemoMark.tsx'
import { StateBadge } from '../ui/StateBadge.tsx'

function ReleaseRow({ release }: { release: ReleaseSummary }) {
  const { t } = useTranslation('library')
  const { t: word } = useTranslation('words')
  const about = [word(`paperType.${release.type}`), release.group.name, release.edition.title]
  return (
    <li className="relative flex flex-col gap-2 px-5 py-5 hover:bg-ground">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-ink-soft">
        <span className="font-mono">{release.reference}</span>
        <span>{t('releasedOn', { date: formatDate(release.releasedAt) })}</span>
        {release.demo && <DemoMark label={word('demo')} />}
      </p>
      <div className="flex flex-col items-start gap-2 sm:flex-row sm:items-baseline sm:justify-between sm:gap-6">
        <Link
          to={`/releases/${encodeURIComponent(release.reference)}`}
          className="max-w-2xl font-serif text-xl leading-snug font-semibold after:absolute after:inset-0"
        >
          {release.title}
        </Link>
        {release.state !== 'released' && <StateBadge state={release.state} label={word(`releaseState.${release.state}`)} />}
      </div>
      <p className="text-sm text-ink-soft">{about.join(' · ')}</p>
    </li>
  )
}

/** Released papers, one row each. */
export const ReleaseList = ({ releases }: { releases: readonly ReleaseSummary[] }) => (
  <ul className="sheet divide-y divide-line overflow-hidden">
    {releases.map((release) => (
      <ReleaseRow key={release.reference} release={release} />
    ))}
  </ul>
)
