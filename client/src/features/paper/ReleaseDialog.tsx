import type { Release } from '@concord/contract'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useReleasePaper } from '../../api/papers.ts'
import { ActionProblem } from '../../problems/LoadProblem.tsx'
import { useConfirmed } from '../../session/use-confirmed.tsx'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog, DialogActions } from '../../ui/Dialog.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { Progress } from '../../ui/Progress.tsx'
import { useAttempt } from './use-attempt.ts'

/** Releases the paper: says what that means, shows that it goes on, and leads to the result. */
export function ReleaseDialog({ paperId, onClose }: { paperId: string; onClose: () => void }) {
  const { t } = useTranslation('paper')
  const { t: word } = useTranslation('words')
  const [released, setReleased] = useState<Release>()
  const { attempt, isBusy, error } = useAttempt()
  const release = useReleasePaper(paperId)
  const confirmed = useConfirmed()
  const go = () =>
    attempt(
      () => confirmed.run(() => release.mutateAsync()),
      (outcome) => outcome.kind === 'done' && setReleased(outcome.value),
    )
  if (released) {
    return (
      <Dialog title={t('actions.releaseTitle')} isOpen onClose={onClose}>
        <Banner kind="success" role="status" title={t('actions.released', { reference: released.reference })}>
          {t('actions.releasedText')}
        </Banner>
        <DialogActions>
          <Button onClick={onClose}>{word('close')}</Button>
          <LinkButton variant="primary" to={`/releases/${released.reference}`}>
            {t('actions.openRelease')}
          </LinkButton>
        </DialogActions>
      </Dialog>
    )
  }
  return (
    <Dialog title={t('actions.releaseTitle')} isOpen onClose={onClose}>
      <p className="text-sm">{t('actions.releaseText')}</p>
      <ActionProblem error={error} />
      {release.isPending && <Progress label={t('actions.releasing')} />}
      <DialogActions>
        <Button onClick={onClose}>{release.isPending ? word('close') : word('cancel')}</Button>
        <Button variant="primary" isBusy={isBusy} onClick={go}>
          {t('actions.releaseAction')}
        </Button>
      </DialogActions>
      {confirmed.dialog}
    </Dialog>
  )
}
