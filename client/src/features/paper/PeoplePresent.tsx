import type { Person, SectionView } from '@concord/contract'
import { Users } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePaperLive } from '../../live/paper-live-context.tsx'
import type { PersonPresent } from '../../live/presence.ts'
import { buttonClass } from '../../ui/button-class.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Avatar } from './Avatar.tsx'
import { later } from './later.tsx'
import { goToPerson } from './presence/go-to-person.ts'

const PeopleDialog = later(async () => (await import('./presence/PeopleDialog.tsx')).PeopleDialog)

const MOST_SHOWN = 5

/** The other people who have this paper open: the first few, those who write before the others, and the way to all of them. */
export function PeoplePresent({ person, sections }: { person: Person; sections: readonly SectionView[] }) {
  const { t } = useTranslation('presence')
  const [isOpen, setOpen] = useState(false)
  const people = usePaperLive((live) => live.people).filter(({ personId }) => personId !== person.id)
  if (people.length === 0 && !isOpen) return <span className="hidden px-1 text-xs text-ink-soft sm:inline">{t('alone')}</span>
  const shown = [...people.filter(({ writing }) => writing), ...people.filter(({ writing }) => !writing)].slice(0, MOST_SHOWN)
  return (
    <div className="flex items-center">
      <ul aria-label={t('here')} className="hidden items-center -space-x-1.5 pl-1 sm:flex">
        {shown.map((other) => (
          <li key={other.personId}>
            <PersonMark person={other} title={sections.find(({ id }) => id === other.sectionId)?.title} />
          </li>
        ))}
      </ul>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-label={t('all', { count: people.length })}
        title={t('all', { count: people.length })}
        onClick={() => setOpen(true)}
        className={buttonClass('quiet', 'min-w-11 px-2 text-ink-soft')}
      >
        <Icon of={Users} size={18} />
        <span className="tabular-nums">{people.length}</span>
      </button>
      {isOpen && <PeopleDialog people={people} sections={sections} onClose={() => setOpen(false)} />}
    </div>
  )
}

/** Somebody's initials; where they write, a press leads there. */
function PersonMark({ person, title }: { person: PersonPresent; title: string | undefined }) {
  const { t } = useTranslation('presence')
  if (title === undefined) return <Avatar person={person} />
  const label = t('goTo', { name: person.name, title })
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      onClick={() => goToPerson(person)}
      className="flex min-h-11 items-center rounded-full"
    >
      <span aria-hidden="true" className="flex rounded-full ring-2 ring-accent">
        <Avatar person={person} />
      </span>
    </button>
  )
}
