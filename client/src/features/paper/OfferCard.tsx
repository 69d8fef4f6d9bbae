import type { Offer, SectionView } from '@concord/contract'
import { Check, Inbox } from 'lucide-react'
import { useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useSettleOffer } from '../../api/offers.ts'
import { formatDateTime } from '../../i18n/format.ts'
import { ActionProblem } from '../../problems/LoadProblem.tsx'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { CopyWords } from './CopyWords.tsx'
import { focusAfterStep, sectionPlace } from './section-place.ts'
import { useAttempt } from './use-attempt.ts'
import { whyKept } from './why-kept.ts'

/** Words that are offered, for a moderator to deal with. */
export function OfferCard({ offer, section }: { offer: Offer; section: SectionView }) {
  const { t } = useTranslation('paper')
  const titleId = useId()
  const shown = useRef<HTMLQuoteElement>(null)
  const settleOffer = useSettleOffer(section)
  const { attempt, isBusy, error } = useAttempt()
  const who = [offer.by.name, offer.by.organisation].filter(Boolean).join(', ')
  const settle = () =>
    attempt(
      () => settleOffer.mutateAsync(offer.id),
      () => focusAfterStep(sectionPlace.headingId(section.id)),
    )
  return (
    <article
      aria-labelledby={titleId}
      className="flex flex-col gap-3 rounded-md border border-state-review bg-state-review-soft p-4 text-sm"
    >
      <div className="flex gap-3">
        <Icon of={Inbox} size={20} className="mt-0.5 text-state-review" />
        <div className="min-w-0 space-y-1">
          <h3 id={titleId} className="font-semibold text-state-review">
            {t(whyKept(offer.reason) === 'frozen' ? 'offer.late' : 'offer.refused', { who })}
          </h3>
          <p>{t('offer.text', { date: formatDateTime(offer.offeredAt) })}</p>
        </div>
      </div>
      <blockquote
        ref={shown}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: long words scroll, also with the keyboard
        tabIndex={0}
        aria-label={t('offer.words', { name: offer.by.name })}
        className="max-h-56 overflow-y-auto rounded-sm border border-line bg-sheet px-4 py-3 font-serif text-base whitespace-pre-wrap"
      >
        {offer.words}
      </blockquote>
      <ActionProblem error={error} />
      <div className="flex flex-wrap gap-2">
        <CopyWords words={offer.words} shown={shown} />
        <Button icon={<Icon of={Check} />} isBusy={isBusy} onClick={settle}>
          {t('offer.settle')}
        </Button>
      </div>
    </article>
  )
}
