import type { Release } from '@concord/contract'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { useRelease } from '../../api/releases.ts'
import { hasCode } from '../../api/request.ts'
import { formatDate } from '../../i18n/format.ts'
import { Loaded } from '../../problems/Loaded.tsx'
import { NotFoundPage } from '../../problems/NotFoundPage.tsx'
import { Breadcrumb } from '../../ui/Breadcrumb.tsx'
import { DemoMark } from '../../ui/DemoMark.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { Page } from '../../ui/Page.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { StateBadge } from '../../ui/StateBadge.tsx'
import { Downloads } from './Downloads.tsx'
import { ReleaseContents } from './ReleaseContents.tsx'
import { ReleaseFacts } from './ReleaseFacts.tsx'
import { ReleaseStateBanner } from './ReleaseStateBanner.tsx'

function ReleaseHeader({ release }: { release: Release }) {
  const { t } = useTranslation('library')
  const { t: word } = useTranslation('words')
  const crumbs = [
    { label: t('title'), to: '/releases' },
    { label: release.edition.title, to: `/releases?${new URLSearchParams({ edition: release.edition.slug })}` },
  ]
  return (
    <PageHeader
      title={release.title}
      documentTitle={`${release.reference} ${release.title}`}
      above={<Breadcrumb label={word('breadcrumb')} crumbs={crumbs} />}
      lead={
        <span className="flex flex-wrap items-center gap-x-3 gap-y-2 text-sm">
          <StateBadge state={release.state} label={word(`releaseState.${release.state}`)} />
          <span className="font-mono">{release.reference}</span>
          <span>{word(`paperType.${release.type}`)}</span>
          <span>{t('by', { group: release.group.name })}</span>
          <span>{formatDate(release.releasedAt)}</span>
          {release.demo && <DemoMark label={word('demo')} />}
        </span>
      }
    />
  )
}

/** A release: what it is, its files with their fingerprints, and who approved which section. A withdrawn one keeps only its tombstone. */
export function ReleasePage() {
  const { t } = useTranslation('library')
  const { reference = '' } = useParams()
  const query = useRelease(reference)
  if (hasCode(query.error, 'not_found')) return <NotFoundPage />
  return (
    <Page>
      <Loaded query={query} lines={10}>
        {(release) => (
          <article>
            <ReleaseHeader release={release} />
            <ReleaseStateBanner release={release} />
            <div className="grid gap-10 lg:grid-cols-[minmax(0,1fr)_22rem]">
              <div className="min-w-0 space-y-10 max-lg:order-2">
                <ReleaseContents release={release} />
              </div>
              <aside className="space-y-8">
                {release.state !== 'withdrawn' && <Downloads release={release} />}
                <ReleaseFacts release={release} />
                <div className="space-y-3 border-t border-line pt-6">
                  <p className="text-sm">{t('verifyTitle')}</p>
                  <LinkButton to="/verify">{t('verify')}</LinkButton>
                </div>
              </aside>
            </div>
          </article>
        )}
      </Loaded>
    </Page>
  )
}
