import type { QueueEntry, SectionText } from '@concord/contract'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useRevision } from '../../api/sections.ts'
import { StaticText } from '../../editor/StaticText.tsx'
import { useRedlineLabels } from '../../i18n/redline-labels.ts'
import { Loaded } from '../../problems/Loaded.tsx'
import { readableText } from '../../reading/readable-text.ts'
import { Banner } from '../../ui/Banner.tsx'
import { Redline } from '../../ui/Redline.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import { useFocusOnMount } from '../../ui/use-focus-on-mount.ts'

function Changes({ entry, reading }: { entry: QueueEntry; reading: SectionText }) {
  const { t } = useTranslation('queue')
  const labels = useRedlineLabels()
  const approved = useRevision(entry.section.id, entry.lastApprovedHash)
  const now = useMemo(() => readableText(reading), [reading])
  return (
    <Loaded query={approved}>
      {(revision) => {
        const before = readableText(revision)
        return before === now && revision.hash !== reading.hash ? (
          <Banner kind="info" title={t('sameWords')} />
        ) : (
          <Redline before={before} after={now} labels={labels} />
        )
      }}
    </Loaded>
  )
}

/** The text under review: as a redline since the last approval where there was one, and as it reads now. */
export function ReviewText({ entry, reading, takesFocus }: { entry: QueueEntry; reading: SectionText; takesFocus: boolean }) {
  const { t } = useTranslation('queue')
  const section = useFocusOnMount<HTMLElement>(takesFocus)
  const text = (
    <>
      <h2 className="sr-only">{t('text')}</h2>
      <StaticText content={reading.content} />
    </>
  )
  return (
    <section ref={section} tabIndex={-1} aria-label={t('text')} className="sheet outline-none px-5 py-5 sm:px-10 sm:py-8">
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
    </section>
  )
}
