import type { SectionView } from '@concord/contract'
import { Lock } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { formatDate, shortHash } from '../../i18n/format.ts'
import { Icon } from '../../ui/Icon.tsx'

/** Whose decision sealed the section, when, and the fingerprint of the words it covers. */
export function ApprovedSeal({ revision }: { revision: NonNullable<SectionView['revision']> }) {
  const { t } = useTranslation('paper')
  return (
    <p className="flex flex-wrap items-center gap-x-2 gap-y-1 border-y border-state-approved/40 py-2 text-sm text-state-approved">
      <Icon of={Lock} size={15} />
      <span>{t('section.sealed', { by: revision.approvedBy, date: formatDate(revision.approvedAt) })}</span>
      <code title={`${t('section.fingerprint')}: ${revision.hash}`} className="font-mono text-xs">
        {shortHash(revision.hash)}
      </code>
    </p>
  )
}
