import type { SectionView } from '@concord/contract'
import { useTranslation } from 'react-i18next'
import { useRevision, useSectionContent } from '../../api/sections.ts'
import { formatDate } from '../../i18n/format.ts'
import { Loaded } from '../../problems/Loaded.tsx'
import { readableText } from '../../reading/readable-text.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog, DialogActions } from '../../ui/Dialog.tsx'
import { TextComparison } from './TextComparison.tsx'

type CompareDialogProps = { section: SectionView; hash: string; at: string; onClose: () => void }

/** What has changed since one revision. */
export function CompareDialog({ section, hash, at, onClose }: CompareDialogProps) {
  const { t } = useTranslation('paper')
  const { t: word } = useTranslation('words')
  const revision = useRevision(section.id, hash)
  const now = useSectionContent(section.id)
  return (
    <Dialog title={t('panel.compareTitle', { title: section.title, date: formatDate(at) })} isOpen isWide onClose={onClose}>
      <Loaded query={revision}>
        {(before) => <Loaded query={now}>{(after) => <TextComparison before={readableText(before)} after={readableText(after)} />}</Loaded>}
      </Loaded>
      <DialogActions>
        <Button onClick={onClose}>{word('close')}</Button>
      </DialogActions>
    </Dialog>
  )
}
