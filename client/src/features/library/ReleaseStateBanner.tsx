import type { Release } from '@concord/contract'
import { Archive, CircleX } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { formatDate } from '../../i18n/format.ts'
import { Banner } from '../../ui/Banner.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'

/** Says above everything else that a release is not the one to quote: superseded or withdrawn. */
export function ReleaseStateBanner({ release }: { release: Release }) {
  const { t } = useTranslation('library')
  if (release.withdrawn) {
    const { at, reason } = release.withdrawn
    return (
      <div className="mb-8">
        <Banner kind="problem" icon={CircleX} title={t('withdrawn')}>
          <p>{t('withdrawnText', { date: formatDate(at), reason })}</p>
          <p>{t('withdrawnFiles')}</p>
        </Banner>
      </div>
    )
  }
  if (release.supersededBy === null) return null
  const reference = release.supersededBy
  return (
    <div className="mb-8">
      <Banner
        kind="warning"
        icon={Archive}
        title={t('superseded')}
        action={<LinkButton to={`/releases/${encodeURIComponent(reference)}`}>{t('openNewer', { reference })}</LinkButton>}
      >
        {t('supersededText', { reference })}
      </Banner>
    </div>
  )
}
