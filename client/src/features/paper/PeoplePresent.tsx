import type { Person } from '@concord/contract'
import { useTranslation } from 'react-i18next'
import { usePaperLive } from '../../live/paper-live-context.tsx'
import { Avatar } from './Avatar.tsx'

const MOST_SHOWN = 5

/** The other people who have this paper open. */
export function PeoplePresent({ person }: { person: Person }) {
  const { t } = useTranslation('paper')
  const people = usePaperLive((live) => live.people).filter(({ personId }) => personId !== person.id)
  if (people.length === 0) return <span className="hidden px-1 text-xs text-ink-soft sm:inline">{t('header.alone')}</span>
  const more = people.length - MOST_SHOWN
  return (
    <ul aria-label={t('header.peopleHere')} className="flex items-center -space-x-1.5 pl-1">
      {people.slice(0, MOST_SHOWN).map((other) => (
        <li key={other.personId}>
          <Avatar person={other} />
        </li>
      ))}
      {more > 0 && <li className="pl-3 text-xs text-ink-soft">{t('header.more', { count: more })}</li>}
    </ul>
  )
}
