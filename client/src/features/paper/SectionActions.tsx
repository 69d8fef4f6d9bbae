import type { SectionView } from '@concord/contract'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSectionTransition } from '../../api/sections.ts'
import { useMaybePaperLive } from '../../live/paper-live-context.tsx'
import { Button } from '../../ui/Button.tsx'
import { useNotify } from '../../ui/notices.tsx'
import { StepProblem } from './comments/StepProblem.tsx'
import { ApproveDialog, ReasonDialog } from './dialogs.ts'
import { focusAfterStep, sectionPlace } from './section-place.ts'
import { useAttempt } from './use-attempt.ts'

type Asking = 'approve' | 'request_changes' | 'reopen' | undefined

/** The steps that this person may take with one section. */
export function SectionActions({ section }: { section: SectionView }) {
  const { t } = useTranslation('paper')
  const [asking, setAsking] = useState<Asking>()
  const { can, id: sectionId, title } = section
  const step = useSectionTransition()
  const close = () => {
    setAsking(undefined)
    focusAfterStep(sectionPlace.headingId(sectionId))
  }
  return (
    <div className="-mx-1 flex flex-wrap items-center gap-x-1 gap-y-2 empty:hidden">
      {can.approve && (
        <Button variant="primary" className="mx-1" onClick={() => setAsking('approve')}>
          {t('section.approve')}
        </Button>
      )}
      {can.requestChanges && (
        <Button className="mx-1" onClick={() => setAsking('request_changes')}>
          {t('section.requestChanges')}
        </Button>
      )}
      <PlainSteps section={section} />
      {can.reopen && (
        <Button className="mx-1" onClick={() => setAsking('reopen')}>
          {t('section.reopen')}
        </Button>
      )}
      {asking === 'approve' && <ApproveDialog section={section} onClose={close} />}
      {(asking === 'request_changes' || asking === 'reopen') && (
        <ReasonDialog
          title={t(`reason.${asking}.title`, { title })}
          action={t(`reason.${asking}.action`)}
          {...(asking === 'reopen' ? { text: t('reason.reopen.text') } : {})}
          save={(reason) => step.mutateAsync({ sectionId, action: asking, reason })}
          onClose={close}
        />
      )}
    </div>
  )
}

/** Submit and recall: one press, no question. Submitting waits until every word of this person is with the server. */
function PlainSteps({ section }: { section: SectionView }) {
  const { t } = useTranslation('paper')
  const notify = useNotify()
  const live = useMaybePaperLive()
  const step = useSectionTransition()
  const { attempt, isBusy, error } = useAttempt()
  const submit = async () => {
    const saved = (await live?.whenSaved(section.id)) ?? true
    if (saved) await step.mutateAsync({ sectionId: section.id, action: 'submit' })
    else notify({ kind: 'warning', title: t('section.notSaved') })
  }
  const settle = () => focusAfterStep(sectionPlace.headingId(section.id))
  return (
    <>
      {section.can.submit && (
        <Button className="mx-1" isBusy={isBusy} onClick={() => attempt(submit, settle)}>
          {t('section.submit')}
        </Button>
      )}
      {section.can.recall && (
        <Button
          className="mx-1"
          isBusy={isBusy}
          onClick={() => attempt(() => step.mutateAsync({ sectionId: section.id, action: 'recall' }), settle)}
        >
          {t('section.recall')}
        </Button>
      )}
      {error !== undefined && (
        <div className="order-last w-full px-2">
          <StepProblem error={error} section={section} />
        </div>
      )}
    </>
  )
}
