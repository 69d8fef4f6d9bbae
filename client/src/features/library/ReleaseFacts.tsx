import type { Release } from '@concord/contract'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDate, formatDateTime, formatLanguage } from '../../i18n/format.ts'
import { TextLink } from '../../ui/TextLink.tsx'

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div className="grid grid-cols-[7rem_minmax(0,1fr)] gap-3 py-2">
    <dt className="text-ink-soft">{name}</dt>
    <dd>{children}</dd>
  </div>
)

/** Everything that one quotes or checks about a release. */
export function ReleaseFacts({ release }: { release: Release }) {
  const { t } = useTranslation('library')
  return (
    <section>
      <h2 className="mb-2 text-lg font-semibold">{t('about')}</h2>
      <dl className="divide-y divide-line text-sm">
        <Fact name={t('reference')}>
          <span className="font-mono">{release.reference}</span>
        </Fact>
        <Fact name={t('version')}>{release.version}</Fact>
        <Fact name={t('language')}>{formatLanguage(release.language)}</Fact>
        <Fact name={t('group')}>{release.group.name}</Fact>
        <Fact name={t('signedOff')}>{t('signedOffBy', { name: release.signedOffBy, date: formatDate(release.signedOffAt) })}</Fact>
        <Fact name={t('released')}>{formatDateTime(release.releasedAt)}</Fact>
        {release.supersedes && (
          <Fact name={t('supersedes')}>
            <TextLink to={`/releases/${encodeURIComponent(release.supersedes)}`} className="font-mono">
              {release.supersedes}
            </TextLink>
          </Fact>
        )}
        <Fact name={t('fingerprint')}>
          <code className="block font-mono text-[0.75rem] leading-5 break-all">{release.fingerprint}</code>
          <span className="text-xs text-ink-soft">{t('fingerprintHint')}</span>
        </Fact>
      </dl>
    </section>
  )
}
