import { useTranslation } from 'react-i18next'
import type { PersonHere } from '../../live/presence.ts'
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx'

const initialsOf = (name: string): string => {
  const parts = name.split(/\s+/u).filter(Boolean)
  return [parts[0], parts.length > 1 ? parts.at(-1) : undefined].map((part) => part?.[0]?.toUpperCase() ?? '').join('')
}

/** A person's initials in the colour of their caret, square for a guest; the name is read out and stands in the tooltip. */
export function Avatar({ person, size = 'normal' }: { person: PersonHere; size?: 'normal' | 'small' }) {
  const { t } = useTranslation('presence')
  const name = [person.name, person.organisation, person.isGuest && t('guest')].filter(Boolean).join(', ')
  const look = size === 'small' ? 'size-5 text-[0.625rem]' : 'size-8 text-xs'
  return (
    <span
      title={name}
      style={{ backgroundColor: person.colour, color: '#fff' }}
      className={`inline-flex items-center justify-center border-2 border-sheet font-semibold ${person.isGuest ? 'rounded-sm' : 'rounded-full'} ${look}`}
    >
      {/* Drawn, not written: a button around it is called by its own name, not by two letters. */}
      <span aria-hidden="true" data-initials={initialsOf(person.name)} className="before:content-[attr(data-initials)]" />
      <VisuallyHidden>{name}</VisuallyHidden>
    </span>
  )
}
