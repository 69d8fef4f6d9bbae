import type { SectionView } from '@concord/contract'
import { useTranslation } from 'react-i18next'
import { useAuthorship } from '../../../api/sections.ts'
import { HandChip } from '../../../hands/HandChip.tsx'
import { fullName, type HandLabel } from '../../../hands/hand-labels.ts'
import { useWhoWrote } from '../../../hands/who-wrote-context.tsx'
import { formatShare } from '../../../i18n/format.ts'

/** What the colours of a section mean: initials, names and how much of the text is whose. Nothing where no colours are shown. */
export function WhoWroteLegend({ section }: { section: SectionView }) {
  const { mode } = useWhoWrote()
  return mode === 'none' ? null : <Legend section={section} />
}

function Legend({ section }: { section: SectionView }) {
  const { t } = useTranslation('history')
  const { labelOf } = useWhoWrote()
  const { data: authors = [] } = useAuthorship(section.id)
  const total = authors.reduce((sum, { characters }) => sum + characters, 0)
  const shares = new Map<HandLabel, number>()
  for (const { personId, characters, ...author } of authors) {
    const label = labelOf({ id: personId, ...author })
    shares.set(label, (shares.get(label) ?? 0) + characters)
  }
  if (total === 0) return <p className="font-sans text-xs text-ink-soft">{t('wrote.nobody')}</p>
  return (
    <ul aria-label={t('wrote.legend', { title: section.title })} className="mb-3 flex flex-wrap gap-x-4 gap-y-1 font-sans text-xs">
      {[...shares]
        .sort(([, one], [, other]) => other - one)
        .map(([label, characters]) => (
          <li key={label.key}>
            <HandChip label={label} /> {fullName(label)} <span className="text-ink-soft">{formatShare(characters / total)}</span>
          </li>
        ))}
    </ul>
  )
}
