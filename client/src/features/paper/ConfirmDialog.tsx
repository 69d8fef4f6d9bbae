import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ActionProblem } from '../../problems/LoadProblem.tsx'
import { useConfirmed } from '../../session/use-confirmed.tsx'
import { Button } from '../../ui/Button.tsx'
import type { ButtonVariant } from '../../ui/button-class.ts'
import { Dialog, DialogActions } from '../../ui/Dialog.tsx'
import { useAttempt } from './use-attempt.ts'

type ConfirmDialogProps<Value> = {
  title: string
  children: ReactNode
  action: string
  variant?: ButtonVariant
  run: () => Promise<Value>
  onDone?: (value: Value) => void
  onClose: () => void
}

/** Asks once before a step that weighs something, naming what it does. */
export function ConfirmDialog<Value>({ title, children, action, variant = 'primary', run, onDone, onClose }: ConfirmDialogProps<Value>) {
  const { t } = useTranslation('words')
  const { attempt, isBusy, error } = useAttempt()
  const confirmed = useConfirmed()
  const go = () =>
    attempt(
      () => confirmed.run(run),
      (outcome) => {
        if (outcome.kind === 'cancelled') return
        onDone?.(outcome.value)
        onClose()
      },
    )
  return (
    <Dialog title={title} isOpen role={variant === 'danger' ? 'alertdialog' : 'dialog'} onClose={onClose}>
      <div className="text-sm">{children}</div>
      <ActionProblem error={error} />
      <DialogActions>
        <Button onClick={onClose}>{t('cancel')}</Button>
        <Button variant={variant} isBusy={isBusy} onClick={go}>
          {action}
        </Button>
      </DialogActions>
      {confirmed.dialog}
    </Dialog>
  )
}
