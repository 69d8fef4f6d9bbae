import type { PaperView } from '@concord/contract'
import { Search } from 'lucide-react'
import { useEffect, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { usePaperWriting } from '../../../editor/writing/paper-writing-context.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { later } from '../later.tsx'
import { useFindKey } from './use-find-key.ts'

const OpenFindBar = later(async () => (await import('./OpenFindBar.tsx')).OpenFindBar)

const orderOf = (paper: PaperView): string[] => paper.sections.map(({ id }) => id)

/** Finds and replaces across the whole paper. Opened with Ctrl+F; Escape leads back into the text. */
export function FindBar({ paper, current }: { paper: PaperView; current: string | undefined }) {
  const { find } = usePaperWriting()
  const { isOpen } = useSyncExternalStore(find.subscribe, () => find.snapshot)
  useFindKey(() => {
    const selected = window.getSelection()?.toString() ?? ''
    find.open(orderOf(paper))
    if (selected !== '' && selected.length <= 200 && !selected.includes('\n')) find.ask({ text: selected })
  })
  const order = orderOf(paper).join()
  useEffect(() => {
    if (find.snapshot.isOpen) find.open(order.split(','))
  }, [find, order])
  return isOpen && <OpenFindBar paper={paper} current={current} onClose={() => find.close()} />
}

/** Opens the bar where there is no keyboard. */
export function FindButton({ paper }: { paper: PaperView }) {
  const { t } = useTranslation('paper')
  const { find } = usePaperWriting()
  return <IconButton icon={Search} label={t('header.find')} aria-keyshortcuts="Control+F" onClick={() => find.open(orderOf(paper))} />
}
