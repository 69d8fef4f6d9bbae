import type { SectionView } from '@concord/contract'
import { useTranslation } from 'react-i18next'
import type { PersonPresent } from '../../../live/presence.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog, DialogActions } from '../../../ui/Dialog.tsx'
import { goToPerson } from './go-to-person.ts'
import { PeopleList } from './PeopleList.tsx'

type PeopleDialogProps = { people: readonly PersonPresent[]; sections: readonly SectionView[]; onClose: () => void }

/** Everybody who is here, however many, with the way to where each of them writes. */
export function PeopleDialog({ people, sections, onClose }: PeopleDialogProps) {
  const { t } = useTranslation('presence')
  const { t: word } = useTranslation('words')
  const go = (person: PersonPresent) => {
    onClose()
    // The dialog gives the focus back when it is gone; only then can the heading take it.
    setTimeout(() => goToPerson(person), 60)
  }
  return (
    <Dialog title={t('title')} isOpen onClose={onClose}>
      <PeopleList people={people} sections={sections} onGo={go} />
      <DialogActions>
        <Button onClick={onClose}>{word('close')}</Button>
      </DialogActions>
    </Dialog>
  )
}
