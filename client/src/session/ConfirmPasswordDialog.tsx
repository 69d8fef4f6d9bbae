import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { hasCode } from '../api/request.ts'
import { useConfirmPassword } from '../api/session.ts'
import { ActionProblem } from '../problems/LoadProblem.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog, DialogActions } from '../ui/Dialog.tsx'
import { TextField } from '../ui/TextField.tsx'

/** Asks for the password again, before a decision that carries the person's name. */
export function ConfirmPasswordDialog({ onConfirmed, onCancel }: { onConfirmed: () => void; onCancel: () => void }) {
  const { t } = useTranslation('session')
  const { t: word } = useTranslation('words')
  const [password, setPassword] = useState('')
  const confirm = useConfirmPassword()
  const isWrong = hasCode(confirm.error, 'wrong_credentials')

  const submit = (event: FormEvent) => {
    event.preventDefault()
    confirm.mutate({ password }, { onSuccess: onConfirmed })
  }

  return (
    <Dialog title={t('confirm.title')} isOpen onClose={onCancel}>
      <form onSubmit={submit} className="flex flex-col gap-5">
        <p className="text-sm text-ink-soft">{t('confirm.text')}</p>
        {!isWrong && <ActionProblem error={confirm.error} />}
        <TextField
          label={t('password')}
          type="password"
          autoComplete="current-password"
          autoFocus
          required
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          error={isWrong ? t('confirm.wrong') : undefined}
        />
        <DialogActions>
          <Button onClick={onCancel}>{word('cancel')}</Button>
          <Button type="submit" variant="primary" isBusy={confirm.isPending}>
            {t('confirm.action')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
