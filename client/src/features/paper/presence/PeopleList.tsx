import type { SectionView } from '@concord/contract'
import { ArrowRight } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PersonPresent } from '../../../live/presence.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { Avatar } from '../Avatar.tsx'
import { findPeople } from './find-people.ts'

/** A list that can be overlooked needs no search. */
const SEARCHED_FROM = 9
const MOST_ROWS = 60

type PeopleListProps = {
  people: readonly PersonPresent[]
  sections: readonly Pick<SectionView, 'id' | 'title'>[]
  /** Leads to where somebody writes; without it the list only tells. */
  onGo?: (person: PersonPresent) => void
}

/** Everybody who has the paper open, and where they write; a long list is searched, and never shown whole. */
export function PeopleList({ people, sections, onGo }: PeopleListProps) {
  const { t } = useTranslation('presence')
  const [wanted, setWanted] = useState('')
  const found = findPeople(people, wanted)
  const hidden = found.length - MOST_ROWS
  const titles = new Map(sections.map(({ id, title }) => [id, title]))
  return (
    <div className="flex flex-col gap-3">
      {people.length >= SEARCHED_FROM && (
        <TextField label={t('search')} type="search" value={wanted} onChange={(event) => setWanted(event.target.value)} />
      )}
      {people.length === 0 && <p className="text-sm text-ink-soft">{t('nobody')}</p>}
      <p role="status" className="text-sm text-ink-soft empty:hidden">
        {people.length > 0 && found.length === 0 && t('nobodyFound')}
      </p>
      <ul className="flex flex-col">
        {found.slice(0, MOST_ROWS).map((person) => (
          <li key={person.personId}>
            <PersonRow person={person} title={titles.get(person.sectionId ?? '')} onGo={onGo && (() => onGo(person))} />
          </li>
        ))}
      </ul>
      {hidden > 0 && <p className="text-sm text-ink-soft">{t('more', { count: hidden })}</p>}
    </div>
  )
}

const ROW = 'flex min-h-11 w-full items-center gap-3 rounded-md px-2 py-1.5 text-left text-sm'

/** One person; a press on somebody who writes leads there. */
function PersonRow({ person, title, onGo }: { person: PersonPresent; title: string | undefined; onGo: (() => void) | undefined }) {
  const { t } = useTranslation('presence')
  const facts = [person.organisation, person.isGuest && t('guest')].filter(Boolean).join(' · ')
  const row = (
    <>
      <span aria-hidden="true">
        <Avatar person={person} />
      </span>
      <span className="min-w-0 flex-1">
        <span className="block font-medium">{person.name}</span>
        {facts && <span className="block text-xs text-ink-soft">{facts}</span>}
        <span className="block text-xs text-ink-soft">{title === undefined ? t('reads') : t('writesIn', { title })}</span>
      </span>
    </>
  )
  if (title === undefined || !onGo) return <div className={ROW}>{row}</div>
  return (
    <button type="button" onClick={onGo} className={`${ROW} hover:bg-sunken`}>
      {row}
      <Icon of={ArrowRight} size={16} className="text-ink-soft" />
    </button>
  )
}
