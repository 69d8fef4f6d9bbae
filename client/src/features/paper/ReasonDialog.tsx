import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActionProblem } from '../../problems/LoadProblem.tsx'
import { useConfirmed } from '../../session/use-confirmed.tsx'
import { Button } from '../../ui/Button.tsx'
import type { ButtonVariant } from '../../ui/button-class.ts'
import { Dialog, DialogActions } from '../../ui/Dialog.tsx'
import { TextArea } from '../../ui/TextField.tsx'
import { useAttempt } from './use-attempt.ts'

type ReasonDialogProps = {
  title: string
  text?: string
  action: string
  variant?: ButtonVariant
  save: (reason: string) => Promise<unknown>
  onClose: () => void
}

/** Asks why, before a step that others must be able to understand later. */
export function ReasonDialog({ title, text, action, variant = 'primary', save, onClose }: ReasonDialogProps) {
  const { t } = useTranslation('paper')
  const { t: word } = useTranslation('words')
  const [reason, setReason] = useState('')
  const { attempt, isBusy, error } = useAttempt()
  const confirmed = useConfirmed()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    // A reason is one line in the history; breaks that were typed become spaces.
    const line = reason.trim().replace(/\s+/gu, ' ')
    attempt(
      () => confirmed.run(() => save(line)),
      ({ kind }) => kind === 'done' && onClose(),
    )
  }
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      <form onSubmit={submit} className="flex flex-col gap-5">
        {text && <p className="text-sm">{text}</p>}
        <ActionProblem error={error} />
        <TextArea
          label={t('reason.label')}
          description={t('reason.hint')}
          required
          maxLength={2000}
          autoFocus
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <DialogActions>
          <Button onClick={onClose}>{word('cancel')}</Button>
          <Button type="submit" variant={variant} isBusy={isBusy} disabled={reason.trim() === ''}>
            {action}
          </Button>
        </DialogActions>
      </form>
      {confirmed.dialog}
    </Dialog>
  )
}
