import type { SectionView } from '@concord/contract'
import { OctagonX } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { hasCode } from '../../../api/request.ts'
import { ActionProblem } from '../../../problems/LoadProblem.tsx'
import { Banner } from '../../../ui/Banner.tsx'
import { Button } from '../../../ui/Button.tsx'
import { useCommentDesk } from './comment-desk-context.tsx'

type StepProblemProps = { error: unknown; section: SectionView; isApproval?: boolean; onLeave?: () => void }

/** Why a section could not be submitted or approved. A blocking comment is named, and led to. */
export function StepProblem({ error, section, isApproval = false, onLeave }: StepProblemProps) {
  const { t } = useTranslation('comments')
  const desk = useCommentDesk()
  if (!hasCode(error, 'blocking_comment')) return <ActionProblem error={error} />
  const [threadId] = Array.isArray(error.details.threads) ? (error.details.threads as string[]) : []
  const show = () => {
    onLeave?.()
    // A dialog gives the focus back when it is gone; only then can the card take it.
    if (threadId) setTimeout(() => desk.openThread(section.id, threadId, true))
  }
  return (
    <Banner
      kind="problem"
      role="alert"
      icon={OctagonX}
      title={t('blocked.title')}
      action={<Button onClick={show}>{t('blocked.show')}</Button>}
    >
      <p>{error.message}</p>
      <p>{t(isApproval ? 'blocked.textApprove' : 'blocked.text')}</p>
    </Banner>
  )
}
