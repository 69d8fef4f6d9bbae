import type { Comparison, HistoryEntry, SectionView } from '@concord/contract'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useComparison, useRestore } from '../../../api/history.ts'
import { formatDateTime } from '../../../i18n/format.ts'
import { Loaded } from '../../../problems/Loaded.tsx'
import { compareSections } from '../../../redline/RedlineText.tsx'
import { countChanges } from '../../../redline/redline.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { useNotify } from '../../../ui/notices.tsx'
import { ConfirmDialog } from '../ConfirmDialog.tsx'
import { comparableEntries } from './history-rows.ts'

type RestoreDialogProps = { section: SectionView; items: readonly HistoryEntry[]; head: number; onClose: () => void }

/** Asks before an earlier text comes back, and names what goes and what comes. */
export function RestoreDialog({ section, items, head, onClose }: RestoreDialogProps) {
  const { t } = useTranslation('history')
  const comparison = useComparison(section.id, head, undefined)
  const entry = comparableEntries(items).find((item) => item.head === head)
  const title = t('restoring.title', { date: entry ? formatDateTime(entry.at) : t('dialog.moment') })
  if (comparison.data) return <ConfirmRestoring section={section} comparison={comparison.data} title={title} onClose={onClose} />
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      <Loaded query={comparison} lines={3}>
        {() => null}
      </Loaded>
    </Dialog>
  )
}

type ConfirmRestoringProps = { section: SectionView; comparison: Comparison; title: string; onClose: () => void }

function ConfirmRestoring({ section, comparison, title, onClose }: ConfirmRestoringProps) {
  const { t } = useTranslation('history')
  const notify = useNotify()
  const restore = useRestore(section)
  const { from, to } = comparison
  const { inserted, deleted } = useMemo(() => countChanges(compareSections(to, { ...from, title: to.title })), [from, to])
  return (
    <ConfirmDialog
      title={title}
      action={t('restoring.action')}
      run={() => restore.mutateAsync({ head: from.head, seenHead: to.head })}
      onDone={() => notify({ kind: 'success', title: t('restoring.done'), text: t('restoring.doneText') })}
      onClose={onClose}
    >
      <p>{t('restoring.text')}</p>
      <p className="mt-3 font-medium">{inserted + deleted > 0 ? t('restoring.change', { inserted, deleted }) : t('restoring.same')}</p>
    </ConfirmDialog>
  )
}
