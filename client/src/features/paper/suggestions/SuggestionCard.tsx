import type { SectionView } from '@concord/contract'
import { type OpenSuggestion, suggestionKey } from '@concord/paper'
import { Check, TextSearch, X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useSuggestionAuthors } from '../../../editor/suggest/suggestion-authors.tsx'
import { useSuggestionDesk, useSuggestions } from '../../../editor/suggest/suggestion-desk-context.tsx'
import { formatDateTime } from '../../../i18n/format.ts'
import { Button } from '../../../ui/Button.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { changeWords } from './change-words.ts'
import { useSettle } from './use-settle.ts'

type SuggestionCardProps = {
  suggestion: OpenSuggestion
  section: SectionView
  isOwn: boolean
  isChosen?: boolean
  onChoose?: () => void
}

const SHOWN_LINES = 6

/** One suggestion: whose it is, what it would change, and what can be done with it. */
export function SuggestionCard({ suggestion, section, isOwn, isChosen = false, onChoose }: SuggestionCardProps) {
  const { t } = useTranslation('suggestions')
  const authors = useSuggestionAuthors()
  const card = useRef<HTMLElement>(null)
  const key = suggestionKey(suggestion)
  const isCurrent = useSuggestions(({ current }) => current === key)
  useLedHere(card, key)
  const author = authors.of(suggestion.by)
  const name = author?.name || t('somebody')
  const lines = changeWords(t, suggestion.changes)
  return (
    <article
      ref={card}
      tabIndex={-1}
      aria-label={t('card.label', { name, what: lines[0] ?? '' })}
      aria-current={isCurrent ? 'true' : undefined}
      className={`flex scroll-my-4 flex-col gap-3 rounded-md border bg-sheet p-3 text-sm ${isCurrent ? 'border-accent ring-1 ring-accent' : 'border-line'}`}
    >
      <div className="flex items-start gap-3">
        {onChoose && (
          <input
            type="checkbox"
            checked={isChosen}
            onChange={onChoose}
            aria-label={t('card.choose', { name })}
            className="mt-0.5 size-5 shrink-0 accent-accent"
          />
        )}
        <div className="min-w-0 flex-1">
          <p className="font-medium">{name}</p>
          <p className="text-xs text-ink-soft">
            {author?.organisation && <>{author.organisation} · </>}
            <time dateTime={suggestion.at}>{formatDateTime(suggestion.at)}</time>
          </p>
        </div>
        <ShowButton sectionId={section.id} suggestionKey={key} />
      </div>
      <ul className="flex flex-col gap-1 font-serif text-base [overflow-wrap:anywhere]">
        {lines.slice(0, SHOWN_LINES).map((line, place) => (
          <li key={place}>{line}</li>
        ))}
        {lines.length > SHOWN_LINES && (
          <li className="font-sans text-sm text-ink-soft">{t('card.more', { count: lines.length - SHOWN_LINES })}</li>
        )}
      </ul>
      <Steps section={section} suggestionKey={key} isOwn={isOwn} />
    </article>
  )
}

function ShowButton({ sectionId, suggestionKey: key }: { sectionId: string; suggestionKey: string }) {
  const { t } = useTranslation('suggestions')
  const desk = useSuggestionDesk()
  return (
    <IconButton
      icon={TextSearch}
      size={18}
      label={t('card.show')}
      className="-mt-2 -mr-2"
      onClick={() => desk.showInText(sectionId, key)}
    />
  )
}

function Steps({ section, suggestionKey: key, isOwn }: { section: SectionView; suggestionKey: string; isOwn: boolean }) {
  const { t } = useTranslation('suggestions')
  const settle = useSettle(section)
  if (section.can.write) {
    return (
      <div className="flex flex-wrap gap-2">
        <Button icon={<Icon of={Check} />} onClick={() => settle([key], 'accept')}>
          {t('card.accept')}
        </Button>
        <Button variant="quiet" icon={<Icon of={X} />} onClick={() => settle([key], 'reject')}>
          {t(isOwn ? 'card.withdraw' : 'card.reject')}
        </Button>
      </div>
    )
  }
  if (!section.can.suggest || !isOwn) return null
  return (
    <Button variant="quiet" className="self-start" icon={<Icon of={X} />} onClick={() => settle([key], 'reject')}>
      {t('card.withdraw')}
    </Button>
  )
}

/** Brings a card into view, and gives it the focus where the way led here. */
function useLedHere(card: React.RefObject<HTMLElement | null>, key: string): void {
  const desk = useSuggestionDesk()
  const wish = useSuggestions((snapshot) => snapshot.wish)
  useEffect(() => {
    if (wish?.key !== key) return
    card.current?.scrollIntoView({ block: 'nearest' })
    if (wish.takesFocus) card.current?.focus({ preventScroll: true })
    desk.fulfil(wish)
  }, [wish, key, card, desk])
}
