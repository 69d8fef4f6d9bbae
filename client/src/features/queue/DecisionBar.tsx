import { Lock, MessageSquareWarning } from 'lucide-react'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { shortHash } from '../../i18n/format.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog, DialogActions } from '../../ui/Dialog.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { TextArea } from '../../ui/TextField.tsx'

const MAX_REASON = 2000

function ReasonDialog({ onSend, onClose }: { onSend: (reason: string) => void; onClose: () => void }) {
  const { t } = useTranslation('queue')
  const { t: word } = useTranslation('words')
  const [reason, setReason] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (reason.trim()) onSend(reason.trim().replace(/\s+/gu, ' '))
  }
  return (
    <Dialog title={t('reasonTitle')} isOpen onClose={onClose}>
      <form onSubmit={submit} className="flex flex-col gap-5">
        <TextArea
          label={t('reason')}
          description={t('reasonHint')}
          required
          autoFocus
          maxLength={MAX_REASON}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <DialogActions>
          <Button onClick={onClose}>{word('cancel')}</Button>
          <Button type="submit" variant="primary">
            {t('send')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}

type DecisionBarProps = {
  hash: string
  isBusy: boolean
  problem: ReactNode
  onApprove: () => void
  onRequestChanges: (reason: string) => void
}

/** Approve or send back, always at hand at the bottom of the screen. */
export function DecisionBar({ hash, isBusy, problem, onApprove, onRequestChanges }: DecisionBarProps) {
  const { t } = useTranslation('queue')
  const [isAsking, setAsking] = useState(false)
  return (
    <div className="sticky bottom-0 z-20 -mx-4 mt-8 space-y-3 border-t border-line bg-raised px-4 py-3 shadow-raised sm:bottom-4 sm:mx-0 sm:rounded-lg sm:border sm:px-5">
      {problem}
      <div className="flex flex-wrap items-center justify-end gap-3">
        <p className="mr-auto hidden text-sm text-ink-soft md:block">{t('approving', { hash: shortHash(hash) })}</p>
        <Button icon={<Icon of={MessageSquareWarning} />} onClick={() => setAsking(true)} className="max-sm:flex-auto max-sm:px-3">
          {t('requestChanges')}
        </Button>
        <Button variant="primary" icon={<Icon of={Lock} />} isBusy={isBusy} onClick={onApprove} className="max-sm:flex-auto max-sm:px-3">
          {t('approve')}
        </Button>
      </div>
      {isAsking && (
        <ReasonDialog
          onClose={() => setAsking(false)}
          onSend={(reason) => {
            setAsking(false)
            onRequestChanges(reason)
          }}
        />
      )}
    </div>
  )
}
