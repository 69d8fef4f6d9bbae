import { CircleCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { useQueue } from '../../api/queue.ts'
import { Loaded } from '../../problems/Loaded.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { Page } from '../../ui/Page.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Review } from './Review.tsx'

function NoLongerWaits() {
  const { t } = useTranslation('queue')
  return (
    <>
      <PageHeader title={t('title')} />
      <EmptyState icon={CircleCheck} title={t('noLonger')} action={<LinkButton to="/queue">{t('toQueue')}</LinkButton>}>
        {t('noLongerText')}
      </EmptyState>
    </>
  )
}

/** One section of the queue: what changed, who wrote it, and the decision. */
export function ReviewPage() {
  const { sectionId = '' } = useParams()
  const queue = useQueue()
  return (
    <Page>
      <Loaded query={queue} lines={8}>
        {({ items }) => {
          const entry = items.find(({ section }) => section.id === sectionId)
          return entry ? <Review key={sectionId} entry={entry} /> : <NoLongerWaits />
        }}
      </Loaded>
    </Page>
  )
}
