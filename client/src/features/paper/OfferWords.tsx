import { MAX_OFFERED_CHARACTERS, type SectionView } from '@concord/contract'
import { CircleCheck, Send } from 'lucide-react'
import { useEffect, useEffectEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useOffers, useOfferWords } from '../../api/offers.ts'
import { formatDateTime, formatNumber } from '../../i18n/format.ts'
import type { KeptWords } from '../../live/kept-words.ts'
import { ActionProblem } from '../../problems/LoadProblem.tsx'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { focusAfterStep } from './section-place.ts'
import { useAttempt } from './use-attempt.ts'
import { whyKept } from './why-kept.ts'

/**
 * Offers kept words to the section's moderators, and says what became of it. Words that only came too late are offered by themselves: they
 * were meant for this text. The words stay on the device.
 */
export function OfferWords({ words, section }: { words: KeptWords; section: SectionView }) {
  const { t } = useTranslation('paper')
  const offers = useOffers(section)
  const offerWords = useOfferWords(section)
  const { attempt, isBusy, error } = useAttempt()
  const statusId = `offered-${words.id}`
  const made = offers.data?.items.find(({ id }) => id === words.id)
  const isTooLong = words.words.length > MAX_OFFERED_CHARACTERS
  const offer = () => offerWords.mutateAsync({ id: words.id, words: words.words.toWellFormed(), reason: words.rule })
  const offerAlone = useEffectEvent(() => attempt(offer, () => {}))
  const isDue = offers.data !== undefined && !made && !isTooLong && whyKept(words.rule) === 'frozen'
  useEffect(() => {
    if (isDue) offerAlone()
  }, [isDue])
  if (made) {
    return (
      <p id={statusId} tabIndex={-1} className="flex gap-2 text-sm font-medium">
        <Icon of={CircleCheck} size={18} className="mt-0.5" />
        {made.settledAt
          ? t('kept.settled', { name: made.settledBy ?? '', date: formatDateTime(made.settledAt) })
          : t('kept.offered', { date: formatDateTime(made.offeredAt) })}
      </p>
    )
  }
  if (isTooLong) return <p className="text-sm">{t('kept.tooLong', { most: formatNumber(MAX_OFFERED_CHARACTERS) })}</p>
  return (
    <>
      <ActionProblem error={error} />
      <Button
        variant="primary"
        className="self-start"
        icon={<Icon of={Send} />}
        isBusy={isBusy}
        onClick={() => attempt(offer, () => focusAfterStep(statusId))}
      >
        {t('kept.offer')}
      </Button>
    </>
  )
}
