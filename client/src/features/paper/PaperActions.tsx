import type { PaperView } from '@concord/contract'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePaperTransition } from '../../api/papers.ts'
import { ActionProblem } from '../../problems/LoadProblem.tsx'
import { Button } from '../../ui/Button.tsx'
import { ConfirmDialog, ReasonDialog, ReleaseDialog } from './dialogs.ts'
import { Milestones } from './history/Milestones.tsx'
import { focusAfterStep, PAPER_TITLE_ID } from './section-place.ts'

type Asking = 'sign_off' | 'release' | 'reopen' | 'withdraw' | undefined

/** The steps that this person may take with the paper as a whole. */
export function PaperActions({ paper }: { paper: PaperView }) {
  const { t } = useTranslation('paper')
  const [asking, setAsking] = useState<Asking>()
  const step = usePaperTransition(paper.id)
  const settle = () => focusAfterStep(PAPER_TITLE_ID)
  const close = () => {
    setAsking(undefined)
    settle()
  }
  const { can } = paper
  const isReady = paper.sections.every(({ state }) => state === 'approved')
  const consolidate = () => step.mutate({ action: 'consolidate' }, { onSuccess: settle })
  return (
    <section aria-label={t('actions.label')} className="flex shrink-0 flex-col gap-3 empty:hidden lg:items-end">
      <div className="flex flex-wrap gap-2 empty:hidden">
        <Milestones paper={paper} />
        {can.withdraw && (
          <Button variant="quiet" onClick={() => setAsking('withdraw')}>
            {t('actions.withdraw')}
          </Button>
        )}
        {can.reopen && <Button onClick={() => setAsking('reopen')}>{t('actions.reopen')}</Button>}
        {can.consolidate && (
          <Button variant={isReady ? 'primary' : 'secondary'} isBusy={step.isPending} onClick={consolidate}>
            {t('actions.consolidate')}
          </Button>
        )}
        {can.signOff && (
          <Button variant="primary" onClick={() => setAsking('sign_off')}>
            {t('actions.signOff')}
          </Button>
        )}
        {can.release && (
          <Button variant="primary" onClick={() => setAsking('release')}>
            {t('actions.release')}
          </Button>
        )}
      </div>
      {asking === undefined && <ActionProblem error={step.error} />}
      {asking === 'sign_off' && (
        <ConfirmDialog
          title={t('actions.signOffTitle')}
          action={t('actions.signOffAction')}
          run={() => step.mutateAsync({ action: 'sign_off' })}
          onClose={close}
        >
          {t('actions.signOffText')}
        </ConfirmDialog>
      )}
      {asking === 'release' && <ReleaseDialog paperId={paper.id} onClose={close} />}
      {asking === 'reopen' && (
        <ReasonDialog
          title={t('reason.paperReopen.title')}
          text={t('reason.paperReopen.text')}
          action={t('reason.paperReopen.action')}
          save={(reason) => step.mutateAsync({ action: 'reopen', reason })}
          onClose={close}
        />
      )}
      {asking === 'withdraw' && (
        <ReasonDialog
          title={t('reason.withdraw.title')}
          text={t('reason.withdraw.text')}
          action={t('reason.withdraw.action')}
          variant="danger"
          save={(reason) => step.mutateAsync({ action: 'withdraw', reason })}
          onClose={close}
        />
      )}
    </section>
  )
}
