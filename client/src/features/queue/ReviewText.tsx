import type { QueueEntry, SectionText } from '@concord/contract'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { useComparison } from '../../api/history.ts'
import { usePaper } from '../../api/papers.ts'
import { useRevision } from '../../api/sections.ts'
import { PaperAroundProvider } from '../../editor/blocks/numbering-context.tsx'
import { StaticText } from '../../editor/StaticText.tsx'
import { formatDateTime } from '../../i18n/format.ts'
import { Loaded } from '../../problems/Loaded.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import { useFocusOnMount } from '../../ui/use-focus-on-mount.ts'

const ComparedTexts = lazy(async () => ({ default: (await import('../../redline/ComparedTexts.tsx')).ComparedTexts }))

/** The other sections are not loaded here, so nothing is numbered. */
const NO_SECTIONS: readonly string[] = []

/** What has changed since the last approval, with the people behind every change. */
function Changes({ entry, reading }: { entry: QueueEntry; reading: SectionText }) {
  const { t } = useTranslation('queue')
  const { id } = entry.section
  const approved = useRevision(id, entry.lastApprovedHash)
  const comparison = useComparison(id, approved.data?.head, reading.head)
  const names = (createdAt: string) => ({ from: t('lastApproved', { date: formatDateTime(createdAt) }), to: t('text') })
  return (
    <Loaded query={approved} lines={8}>
      {({ createdAt }) => (
        <Loaded query={comparison} lines={8}>
          {(found) => (
            <Suspense>
              <ComparedTexts comparison={found} names={names(createdAt)} isOpen />
            </Suspense>
          )}
        </Loaded>
      )}
    </Loaded>
  )
}

/** The text under review: as a redline since the last approval where there was one, and as it reads now. */
export function ReviewText({ entry, reading, takesFocus }: { entry: QueueEntry; reading: SectionText; takesFocus: boolean }) {
  const { t } = useTranslation('queue')
  const section = useFocusOnMount<HTMLElement>(takesFocus)
  const paper = usePaper(entry.paper.id)
  const text = (
    <>
      <h2 className="sr-only">{t('text')}</h2>
      <StaticText content={reading.content} />
    </>
  )
  return (
    <section ref={section} tabIndex={-1} aria-label={t('text')} className="sheet outline-none px-5 py-5 sm:px-10 sm:py-8">
      <PaperAroundProvider paperId={entry.paper.id} editionSlug={paper.data?.edition.slug} sectionIds={NO_SECTIONS}>
        {entry.lastApprovedHash === null ? (
          text
        ) : (
          <Tabs
            label={t('text')}
            items={[
              { id: 'changes', label: t('changes'), content: <Changes entry={entry} reading={reading} /> },
              { id: 'text', label: t('text'), content: text },
            ]}
          />
        )}
      </PaperAroundProvider>
    </section>
  )
}
