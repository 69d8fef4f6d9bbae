import type { Person, SectionView } from '@concord/contract'
import { History } from 'lucide-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { useSectionRoom } from '../../live/use-section-room.ts'
import { Banner } from '../../ui/Banner.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { StateBadge } from '../../ui/StateBadge.tsx'
import { ApprovedSeal } from './ApprovedSeal.tsx'
import { KeptWordsCards } from './KeptWordsCards.tsx'
import { OfferCards } from './OfferCards.tsx'
import { SectionActions } from './SectionActions.tsx'
import { SectionText } from './SectionText.tsx'
import { sectionPlace } from './section-place.ts'
import { ReviewHint } from './suggestions/ReviewHint.tsx'

type SectionBlockProps = {
  section: SectionView
  number: number
  person: Person
  /** Id of the sentence that tells how to leave the text with the keyboard. */
  hintId: string
  onOpenHistory: (sectionId: string) => void
  onWork: (sectionId: string) => void
}

/** One section on the sheet: its title, its state and what can be done, its text. An approved one is visibly sealed. */
export const SectionBlock = memo(function SectionBlock({ section, number, person, hintId, onOpenHistory, onWork }: SectionBlockProps) {
  const { t } = useTranslation('paper')
  const isSealed = section.state === 'approved'
  return (
    <section
      id={sectionPlace.blockId(section.id)}
      aria-labelledby={sectionPlace.headingId(section.id)}
      onFocus={() => onWork(section.id)}
      className="relative scroll-mt-28 px-4 pt-9 sm:px-8 xl:scroll-mt-16"
    >
      {isSealed && <span aria-hidden="true" className="absolute top-9 bottom-0 left-0 w-[3px] bg-state-approved" />}
      <div className="mx-auto flex max-w-text flex-col gap-3">
        <SectionHead section={section} number={number} onOpenHistory={() => onOpenHistory(section.id)} />
        {isSealed && section.revision && <ApprovedSeal revision={section.revision} />}
        {section.state === 'changes_requested' && section.reason && (
          <Banner kind="warning" title={t('section.reason')}>
            {section.reason}
          </Banner>
        )}
        <SectionActions section={section} />
        <SectionNotice sectionId={section.id} />
        <KeptWordsCards section={section} />
        <OfferCards section={section} />
        <ReviewHint section={section} />
        <SectionText section={section} person={person} hintId={hintId} />
      </div>
    </section>
  )
})

type SectionHeadProps = { section: SectionView; number: number; onOpenHistory: () => void }

function SectionHead({ section, number, onOpenHistory }: SectionHeadProps) {
  const { t } = useTranslation('words')
  const { t: tPaper } = useTranslation('paper')
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
      <h2
        id={sectionPlace.headingId(section.id)}
        tabIndex={-1}
        className="min-w-0 flex-1 basis-64 font-serif text-xl font-semibold outline-offset-4"
      >
        <span aria-hidden="true" title={tPaper('section.number', { number })} className="mr-2 font-normal text-ink-soft">
          {number}
        </span>
        {section.title}
      </h2>
      <div className="flex items-center gap-1">
        <StateBadge state={section.state} label={t(`sectionState.${section.state}`)} />
        <IconButton icon={History} size={18} label={tPaper('section.history', { title: section.title })} onClick={onOpenHistory} />
      </div>
    </div>
  )
}

/** Why this section alone is not live any more. */
function SectionNotice({ sectionId }: { sectionId: string }) {
  const { t } = useTranslation('paper')
  const end = useSectionRoom(sectionId)?.end
  if (end !== 'given_up' && end !== 'no_such_section' && end !== 'not_yours') return null
  return (
    <p role="status" className="rounded-md bg-state-review-soft px-4 py-3 text-sm text-state-review">
      {t(`section.ended.${end}`)}
    </p>
  )
}
