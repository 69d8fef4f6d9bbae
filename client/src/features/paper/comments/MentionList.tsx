import type { Person } from '@concord/contract'
import { useTranslation } from 'react-i18next'

type MentionListProps = { id: string; people: readonly Person[]; current: Person; onPick: (person: Person) => void }

/** The people who fit what was typed behind an `@`. Focus stays in the box; the arrow keys lead through the list. */
export function MentionList({ id, people, current, onPick }: MentionListProps) {
  const { t } = useTranslation('comments')
  return (
    <div
      id={`${id}-people`}
      role="listbox"
      aria-label={t('mention.list')}
      className="rounded-md border border-line-strong bg-raised p-1 shadow-raised"
    >
      {people.map((person) => (
        <div
          key={person.id}
          id={`${id}-${person.id}`}
          role="option"
          tabIndex={-1}
          aria-selected={person === current}
          // The box must not lose the focus.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onPick(person)}
          onKeyDown={(event) => event.key === 'Enter' && onPick(person)}
          className="flex min-h-11 cursor-pointer flex-col justify-center rounded-sm px-2 text-sm aria-selected:bg-accent-soft aria-selected:text-accent"
        >
          <span className="font-medium">
            {person.name}
            {person.kind === 'guest' && <span className="font-normal text-ink-soft"> · {t('thread.guest')}</span>}
          </span>
          {person.organisation && <span className="text-xs text-ink-soft">{person.organisation}</span>}
        </div>
      ))}
    </div>
  )
}
