import type { SectionView } from '@concord/contract'
import { type OpenSuggestion, suggestionKey } from '@concord/paper'
import { CheckCheck, MessageSquareDiff, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../../api/session.ts'
import { useSuggestionAuthors } from '../../../editor/suggest/suggestion-authors.tsx'
import { useSuggestionDesk, useSuggestions } from '../../../editor/suggest/suggestion-desk-context.tsx'
import { Button } from '../../../ui/Button.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { Menu } from '../../../ui/Menu.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { SuggestionCard } from './SuggestionCard.tsx'
import { useOpenSuggestions } from './use-open-suggestions.ts'
import { SUGGESTION_LIST_ID, useSettle } from './use-settle.ts'

/** The open suggestions of one section as cards, in the order of the text, and what settles several at once. */
export function SuggestionsPanel({ section }: { section: SectionView }) {
  const { t } = useTranslation('suggestions')
  const { t: word } = useTranslation('words')
  const { data: session } = useSession()
  const open = useOpenSuggestions(section)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  useLedToList()
  if (!open) return <Skeleton label={word('loading')} lines={4} />
  const maySettle = section.can.write
  const standing = new Set([...chosen].filter((key) => open.some((one) => suggestionKey(one) === key)))
  const toggle = (key: string) => setChosen(new Set(standing.has(key) ? [...standing].filter((one) => one !== key) : [...standing, key]))
  return (
    <div className="flex flex-col gap-4">
      <h3 id={SUGGESTION_LIST_ID} tabIndex={-1} className="sr-only">
        {t('open')}
      </h3>
      {open.length === 0 && (
        <EmptyState icon={MessageSquareDiff} title={t('none')}>
          {(section.can.write || section.can.suggest) && t('noneText')}
        </EmptyState>
      )}
      {maySettle && open.length > 1 && <SettleSeveral section={section} open={open} chosen={standing} />}
      <ul className="flex flex-col gap-3">
        {open.map((suggestion) => {
          const key = suggestionKey(suggestion)
          return (
            <li key={key}>
              <SuggestionCard
                suggestion={suggestion}
                section={section}
                isOwn={suggestion.by === session?.person.id}
                {...(maySettle && open.length > 1 ? { isChosen: standing.has(key), onChoose: () => toggle(key) } : {})}
              />
            </li>
          )
        })}
      </ul>
    </div>
  )
}

/** The way here ends at the list where it names no card. */
function useLedToList(): void {
  const desk = useSuggestionDesk()
  const wish = useSuggestions((snapshot) => snapshot.wish)
  useEffect(() => {
    if (!wish || wish.key !== undefined) return
    if (wish.takesFocus) document.getElementById(SUGGESTION_LIST_ID)?.focus()
    desk.fulfil(wish)
  }, [wish, desk])
}

type SettleSeveralProps = { section: SectionView; open: readonly OpenSuggestion[]; chosen: ReadonlySet<string> }

function SettleSeveral({ section, open, chosen }: SettleSeveralProps) {
  const { t } = useTranslation('suggestions')
  const settle = useSettle(section)
  const authors = useSuggestionAuthors()
  const keysOf = (by?: string) => open.filter((one) => by === undefined || one.by === by).map(suggestionKey)
  const people = [...new Set(open.map(({ by }) => by))]
  const ofPeople =
    people.length < 2
      ? []
      : people.flatMap((by) => [
          { id: `accept ${by}`, label: t('many.acceptOf', { name: authors.nameOf(by) }), onAction: () => settle(keysOf(by), 'accept') },
          { id: `reject ${by}`, label: t('many.rejectOf', { name: authors.nameOf(by) }), onAction: () => settle(keysOf(by), 'reject') },
        ])
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Menu
        label={t('many.all')}
        variant="secondary"
        trigger={
          <>
            <Icon of={CheckCheck} />
            {t('many.all')}
          </>
        }
        actions={[
          { id: 'accept', label: t('many.acceptAll'), onAction: () => settle(keysOf(), 'accept') },
          { id: 'reject', label: t('many.rejectAll'), onAction: () => settle(keysOf(), 'reject') },
          ...ofPeople,
        ]}
      />
      {chosen.size > 0 && (
        <>
          <Button icon={<Icon of={CheckCheck} />} onClick={() => settle([...chosen], 'accept')}>
            {t('many.accept', { count: chosen.size })}
          </Button>
          <Button icon={<Icon of={X} />} onClick={() => settle([...chosen], 'reject')}>
            {t('many.reject', { count: chosen.size })}
          </Button>
        </>
      )}
    </div>
  )
}
