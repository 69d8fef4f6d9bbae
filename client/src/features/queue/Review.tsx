import type { QueueEntry, SectionText } from '@concord/contract'
import { useTranslation } from 'react-i18next'
import { formatDateTime } from '../../i18n/format.ts'
import { Loaded } from '../../problems/Loaded.tsx'
import { sectionLink } from '../../reading/paper-links.ts'
import { Breadcrumb } from '../../ui/Breadcrumb.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { TextLink } from '../../ui/TextLink.tsx'
import { Authors } from './Authors.tsx'
import { ChangedMeanwhile } from './ChangedMeanwhile.tsx'
import { DecisionBar } from './DecisionBar.tsx'
import { DecisionProblem } from './DecisionProblem.tsx'
import { OpenSuggestions } from './OpenSuggestions.tsx'
import { ReviewText } from './ReviewText.tsx'
import { useDecision } from './use-decision.ts'
import { useReading } from './use-reading.ts'

function ReviewHeader({ entry }: { entry: QueueEntry }) {
  const { t } = useTranslation('queue')
  const { t: word } = useTranslation('words')
  const { section, paper, submittedAt, submittedBy } = entry
  const date = formatDateTime(submittedAt)
  return (
    <PageHeader
      title={section.title}
      above={<Breadcrumb label={word('breadcrumb')} crumbs={[{ label: t('title'), to: '/queue' }, { label: paper.title }]} />}
      lead={
        <span className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
          <span>{paper.group}</span>
          <span>{submittedBy ? t('submittedBy', { name: submittedBy, date }) : t('submitted', { date })}</span>
          <span>{word('words', { count: section.words })}</span>
          {section.openComments > 0 && <span>{t('comments', { count: section.openComments })}</span>}
          <TextLink to={sectionLink(paper.id, section.id)}>{t('openPaper')}</TextLink>
        </span>
      }
    />
  )
}

/** The review of one section. The decision names the text that is on the screen. */
export function Review({ entry }: { entry: QueueEntry }) {
  const { first, reading, newer, hasMovedOn, noticeChange, goOn } = useReading(entry.section.id)
  const { decide, dialog, problem, isBusy } = useDecision(entry, noticeChange)
  const sectionId = entry.section.id

  const show = (text: SectionText) => (
    <>
      <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_18rem]">
        <div className="min-w-0 space-y-6">
          <OpenSuggestions entry={entry} />
          {newer && <ChangedMeanwhile read={text} now={newer} onGoOn={goOn} />}
          {!newer && <ReviewText entry={entry} reading={text} takesFocus={hasMovedOn} />}
        </div>
        <Authors authors={entry.authors} />
      </div>
      {!newer && (
        <DecisionBar
          hash={text.hash}
          isBusy={isBusy}
          problem={Boolean(problem) && <DecisionProblem error={problem} entry={entry} />}
          onApprove={() => void decide({ sectionId, action: 'approve', hash: text.hash })}
          onRequestChanges={(reason) => void decide({ sectionId, action: 'request_changes', reason })}
        />
      )}
    </>
  )

  return (
    <>
      <ReviewHeader entry={entry} />
      {reading ? show(reading) : <Loaded query={first}>{() => null}</Loaded>}
      {dialog}
    </>
  )
}
