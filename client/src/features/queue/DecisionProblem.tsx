import type { QueueEntry } from '@concord/contract'
import { useTranslation } from 'react-i18next'
import { hasCode } from '../../api/request.ts'
import { ActionProblem } from '../../problems/LoadProblem.tsx'
import { threadLink } from '../../reading/paper-links.ts'
import { TextLink } from '../../ui/TextLink.tsx'

/** Why nothing was decided. A blocking comment is led to. */
export function DecisionProblem({ error, entry }: { error: unknown; entry: QueueEntry }) {
  const { t } = useTranslation('queue')
  const threads = hasCode(error, 'blocking_comment') ? error.details.threads : undefined
  const [threadId] = Array.isArray(threads) ? (threads as string[]) : []
  return (
    <>
      <ActionProblem error={error} />
      {threadId && <TextLink to={threadLink(entry.paper.id, entry.section.id, threadId)}>{t('showComment')}</TextLink>}
    </>
  )
}
