import type { HistoryEntry, SectionView } from '@concord/contract'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useComparison, useLooked } from '../../../api/history.ts'
import { formatDateTime } from '../../../i18n/format.ts'
import { Loaded } from '../../../problems/Loaded.tsx'
import { ComparedTexts } from '../../../redline/ComparedTexts.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Dialog, DialogActions } from '../../../ui/Dialog.tsx'
import { type Choice, Select } from '../../../ui/Select.tsx'
import { comparableEntries } from './history-rows.ts'
import { useEntryName } from './use-entry-name.ts'

const NOW = 'now'

type CompareDialogProps = {
  section: SectionView
  items: readonly HistoryEntry[]
  /** The head of the earlier text to begin with. */
  from: number
  onRestore: (head: number) => void
  onClose: () => void
}

/** Any two texts of a section as a redline, with the people behind every change. */
export function CompareDialog({ section, items, from: first, onRestore, onClose }: CompareDialogProps) {
  const { t } = useTranslation('history')
  const { t: word } = useTranslation('words')
  const [from, setFrom] = useState(first)
  const [to, setTo] = useState<number>()
  const comparison = useComparison(section.id, from, to)
  const choices = useChoices(section, items, from)
  const nameOf = (head: number | undefined) => choices.find(({ value }) => value === String(head ?? NOW))?.label ?? ''
  return (
    <Dialog title={t('dialog.title', { title: section.title })} isOpen isWide onClose={onClose}>
      <div className="grid gap-4 sm:grid-cols-2">
        <Select
          label={t('dialog.from')}
          value={String(from)}
          choices={choices.filter(({ value }) => value !== NOW)}
          onChange={(event) => setFrom(Number(event.target.value))}
        />
        <Select
          label={t('dialog.to')}
          value={String(to ?? NOW)}
          choices={choices}
          onChange={(event) => setTo(event.target.value === NOW ? undefined : Number(event.target.value))}
        />
      </div>
      <Loaded query={comparison} lines={6}>
        {(found) => <ComparedTexts comparison={found} names={{ from: nameOf(from), to: nameOf(to) }} />}
      </Loaded>
      <DialogActions>
        {section.can.restore && to === undefined && <Button onClick={() => onRestore(from)}>{t('dialog.restore')}</Button>}
        <Button variant="primary" onClick={onClose}>
          {word('close')}
        </Button>
      </DialogActions>
    </Dialog>
  )
}

/** The text now, every text that the history tells of, and the one that the person last saw. */
function useChoices(section: SectionView, items: readonly HistoryEntry[], first: number): Choice[] {
  const { t } = useTranslation('history')
  const name = useEntryName()
  const looked = useLooked(section.paperId)
  return useMemo(() => {
    const entries: { head: number; label: string }[] = comparableEntries(items).map((entry) => ({
      head: entry.head,
      label: t('choice', { date: formatDateTime(entry.at), what: name(entry) }),
    }))
    const seen = looked.data?.items.find(({ sectionId }) => sectionId === section.id)
    const isNew = (head: number) => entries.every((entry) => entry.head !== head)
    if (seen && isNew(seen.head))
      entries.push({ head: seen.head, label: t('choice', { date: formatDateTime(seen.at), what: t('looked') }) })
    if (isNew(first)) entries.push({ head: first, label: t('dialog.moment') })
    const found = entries.sort((one, other) => other.head - one.head).map(({ head, label }) => ({ value: String(head), label }))
    return [{ value: NOW, label: t('now') }, ...found]
  }, [items, looked.data, section.id, first, t, name])
}
