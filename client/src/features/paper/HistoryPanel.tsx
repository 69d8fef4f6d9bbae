import type { HistoryEntry, SectionView } from '@concord/contract'
import { Bookmark, CheckCheck, ScanEye } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLooked, useSavePoint, useSectionHistory } from '../../api/history.ts'
import { formatDate } from '../../i18n/format.ts'
import { Loaded } from '../../problems/Loaded.tsx'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { useNotify } from '../../ui/notices.tsx'
import { HistoryEntryRow } from './history/HistoryEntryRow.tsx'
import { byDay, lastApprovedHead, listedEntries } from './history/history-rows.ts'
import { NameDialog } from './NameDialog.tsx'

const CompareDialog = lazy(async () => ({ default: (await import('./history/CompareDialog.tsx')).CompareDialog }))
const RestoreDialog = lazy(async () => ({ default: (await import('./history/RestoreDialog.tsx')).RestoreDialog }))

type Asking = { kind: 'compare' | 'restore'; head: number } | { kind: 'save' } | undefined

/** What happened to a section and what its text was, newest first and day by day. */
export function HistoryPanel({ section }: { section: SectionView }) {
  const history = useSectionHistory(section)
  return <Loaded query={history}>{({ items }) => <HistoryList section={section} items={items} />}</Loaded>
}

function HistoryList({ section, items }: { section: SectionView; items: readonly HistoryEntry[] }) {
  const { t } = useTranslation('history')
  const [asking, setAsking] = useState<Asking>()
  const close = () => setAsking(undefined)
  const days = byDay(listedEntries(items), formatDate)
  return (
    <div className="flex flex-col gap-5">
      <Shortcuts
        section={section}
        items={items}
        onCompare={(head) => setAsking({ kind: 'compare', head })}
        onSave={() => setAsking({ kind: 'save' })}
      />
      {days.length === 0 && <p className="text-sm text-ink-soft">{t('empty')}</p>}
      {days.map(({ day, entries }) => (
        <section key={day} aria-label={day}>
          <h3 className="mb-3 border-b border-line pb-1 text-xs font-semibold text-ink-soft">{day}</h3>
          <ol className="flex flex-col gap-4">
            {entries.map((entry) => (
              <HistoryEntryRow
                key={`${entry.at} ${entry.kind} ${entry.head} ${entry.point?.name}`}
                entry={entry}
                onCompare={(head) => setAsking({ kind: 'compare', head })}
                {...(section.can.restore && { onRestore: (head: number) => setAsking({ kind: 'restore', head }) })}
              />
            ))}
          </ol>
        </section>
      ))}
      {asking?.kind === 'save' && <SavePointDialog section={section} onClose={close} />}
      <Suspense>
        {asking?.kind === 'compare' && (
          <CompareDialog
            section={section}
            items={items}
            from={asking.head}
            onRestore={(head) => setAsking({ kind: 'restore', head })}
            onClose={close}
          />
        )}
        {asking?.kind === 'restore' && <RestoreDialog section={section} items={items} head={asking.head} onClose={close} />}
      </Suspense>
    </div>
  )
}

type ShortcutsProps = { section: SectionView; items: readonly HistoryEntry[]; onCompare: (head: number) => void; onSave: () => void }

/** What people want to know first: what is new since the approval, and since they were here. */
function Shortcuts({ section, items, onCompare, onSave }: ShortcutsProps) {
  const { t } = useTranslation('history')
  const looked = useLooked(section.paperId)
  const seen = looked.data?.items.find(({ sectionId }) => sectionId === section.id)?.head
  const approved = lastApprovedHead(items)
  return (
    <div className="flex flex-col items-stretch gap-2">
      {approved !== undefined && (
        <Button icon={<Icon of={CheckCheck} size={17} />} onClick={() => onCompare(approved)}>
          {t('sinceApproved')}
        </Button>
      )}
      {seen !== undefined && (
        <Button icon={<Icon of={ScanEye} size={17} />} onClick={() => onCompare(seen)}>
          {t('sinceLooked')}
        </Button>
      )}
      {looked.data && seen === undefined && <p className="text-xs text-ink-soft">{t('neverLooked')}</p>}
      {section.can.savePoint && (
        <Button variant="quiet" icon={<Icon of={Bookmark} size={17} />} onClick={onSave}>
          {t('save')}
        </Button>
      )}
    </div>
  )
}

function SavePointDialog({ section, onClose }: { section: SectionView; onClose: () => void }) {
  const { t } = useTranslation('history')
  const notify = useNotify()
  const save = useSavePoint(section)
  const saveAs = async (name: string) => {
    await save.mutateAsync(name)
    notify({ kind: 'success', title: t('saved', { name }) })
  }
  return (
    <NameDialog
      title={t('saveTitle')}
      label={t('saveName')}
      hint={t('saveHint')}
      action={t('saveAction')}
      save={saveAs}
      onClose={onClose}
    />
  )
}
