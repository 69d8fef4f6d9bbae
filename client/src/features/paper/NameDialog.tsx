import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActionProblem } from '../../problems/LoadProblem.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog, DialogActions } from '../../ui/Dialog.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useAttempt } from './use-attempt.ts'

type NameDialogProps = {
  title: string
  label: string
  hint?: string
  initial?: string
  action: string
  save: (name: string) => Promise<unknown>
  onClose: () => void
}

/** Asks for one name, of a paper or a section. */
export function NameDialog({ title, label, hint, initial = '', action, save, onClose }: NameDialogProps) {
  const { t } = useTranslation('words')
  const [name, setName] = useState(initial)
  const { attempt, isBusy, error } = useAttempt()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    attempt(() => save(name.trim()), onClose)
  }
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      <form onSubmit={submit} className="flex flex-col gap-5">
        <ActionProblem error={error} />
        <TextField
          label={label}
          description={hint}
          required
          maxLength={200}
          autoFocus
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <DialogActions>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" variant="primary" isBusy={isBusy} disabled={name.trim() === ''}>
            {action}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
