import type { OffersWaiting as Waiting } from '@concord/contract'
import { Inbox } from 'lucide-react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { formatDateTime } from '../../i18n/format.ts'
import { sectionLink } from '../../reading/paper-links.ts'
import { Badge } from '../../ui/Badge.tsx'
import { useListKeys } from './use-list-keys.ts'

/** Sections with words that came too late; they are dealt with on the paper's page. */
export function OffersWaiting({ offers }: { offers: readonly Waiting[] }) {
  const { t } = useTranslation('queue')
  const titleId = useId()
  const onKeyDown = useListKeys()
  if (offers.length === 0) return null
  return (
    <section className="mt-10 space-y-4">
      <div>
        <h2 id={titleId} className="text-lg font-semibold">
          {t('late.title')}
        </h2>
        <p className="text-sm text-ink-soft">{t('late.lead')}</p>
      </div>
      <ol aria-labelledby={titleId} onKeyDown={onKeyDown} className="sheet divide-y divide-line overflow-hidden">
        {offers.map(({ section, paper, offeredAt }) => (
          <li key={section.id} className="relative flex flex-col gap-3 px-5 py-4 hover:bg-ground sm:flex-row sm:items-center sm:gap-6">
            <div className="min-w-0 flex-1 space-y-1">
              <Link
                to={sectionLink(paper.id, section.id)}
                className="font-serif text-lg leading-snug font-semibold after:absolute after:inset-0"
              >
                {section.title}
              </Link>
              <p className="text-sm text-ink-soft">
                {paper.title} · {paper.group}
              </p>
              <p className="text-xs text-ink-soft">{t('late.since', { date: formatDateTime(offeredAt) })}</p>
            </div>
            <div className="sm:w-56">
              <Badge icon={Inbox} tone="review" label={t('late.count', { count: section.openOffers })} />
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}
