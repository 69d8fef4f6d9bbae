import type { QueueEntry } from '@concord/contract'
import { CircleCheck, History, MessageSquare, Sparkles } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useQueue } from '../../api/queue.ts'
import { formatDateTime, formatList } from '../../i18n/format.ts'
import { Loaded } from '../../problems/Loaded.tsx'
import { Badge } from '../../ui/Badge.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { Page } from '../../ui/Page.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { OffersWaiting } from './OffersWaiting.tsx'
import { useListKeys } from './use-list-keys.ts'

const organisationsOf = (entry: QueueEntry): string[] => [...new Set(entry.authors.map(({ name, organisation }) => organisation ?? name))]

function QueueRow({ entry }: { entry: QueueEntry }) {
  const { t } = useTranslation('queue')
  const { t: word } = useTranslation('words')
  const { section, paper, submittedAt, submittedBy } = entry
  const date = formatDateTime(submittedAt)
  return (
    <li className="relative flex flex-col gap-3 px-5 py-4 hover:bg-ground sm:flex-row sm:items-center sm:gap-6">
      <div className="min-w-0 flex-1 space-y-1">
        <Link to={`/queue/${section.id}`} className="font-serif text-lg leading-snug font-semibold after:absolute after:inset-0">
          {section.title}
        </Link>
        <p className="text-sm text-ink-soft">
          {paper.title} · {paper.group}
        </p>
        <p className="text-xs text-ink-soft">
          {submittedBy ? t('submittedBy', { name: submittedBy, date }) : t('submitted', { date })}
          {entry.authors.length > 0 && ` · ${formatList(organisationsOf(entry))}`}
        </p>
      </div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 text-xs text-ink-soft sm:w-56 sm:flex-col sm:items-start">
        {entry.lastApprovedHash ? (
          <Badge icon={History} tone="changes" label={t('isChanged')} />
        ) : (
          <Badge icon={Sparkles} tone="review" label={t('isNew')} />
        )}
        <span className="flex flex-wrap gap-x-3 gap-y-1">
          {word('words', { count: section.words })}
          {section.openComments > 0 && (
            <span className="inline-flex items-center gap-1">
              <Icon of={MessageSquare} size={14} />
              {t('comments', { count: section.openComments })}
            </span>
          )}
        </span>
      </div>
    </li>
  )
}

/** The moderator's queue: everything that waits, oldest first as the server sends it. */
export function QueuePage() {
  const { t } = useTranslation('queue')
  const queue = useQueue()
  const onKeyDown = useListKeys()
  return (
    <Page>
      <PageHeader title={t('title')} lead={t('lead')} />
      <Loaded query={queue} lines={8}>
        {({ items, offers }) => (
          <>
            {items.length === 0 ? (
              <EmptyState icon={CircleCheck} title={t('empty')} action={<LinkButton to="/papers">{t('toPapers')}</LinkButton>}>
                {t('emptyText')}
              </EmptyState>
            ) : (
              <>
                <ol aria-label={t('list')} onKeyDown={onKeyDown} className="sheet divide-y divide-line overflow-hidden">
                  {items.map((entry) => (
                    <QueueRow key={entry.section.id} entry={entry} />
                  ))}
                </ol>
                <p className="mt-3 hidden text-xs text-ink-soft pointer-fine:block">{t('keys')}</p>
              </>
            )}
            <OffersWaiting offers={offers} />
          </>
        )}
      </Loaded>
    </Page>
  )
}
