import { CornerLeftUp } from 'lucide-react'
import type { MouseEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../ui/Icon.tsx'

type FootnoteListProps = {
  notes: readonly string[]
  /** Number of the first one. */
  start: number
  /** What the ids of this section's notes begin with. */
  anchor: string
  onBack: (place: number) => void
}

/** Id of a footnote's words at the end of a section. */
export const noteId = (anchor: string, place: number): string => `${anchor}-note-${place}`

/** Leads to a place on the page without changing its address. */
export function goTo(id: string): void {
  const element = document.getElementById(id)
  element?.scrollIntoView({ block: 'center' })
  element?.focus({ preventScroll: true })
}

/** A section's footnotes, below its text. */
export function FootnoteList({ notes, start, anchor, onBack }: FootnoteListProps) {
  const { t } = useTranslation('blocks')
  if (notes.length === 0) return null
  const back = (place: number) => (event: MouseEvent) => {
    event.preventDefault()
    onBack(place)
  }
  return (
    <section aria-label={t('footnote.list')} className="footnote-list">
      <ol start={start}>
        {notes.map((note, place) => (
          <li key={place} id={noteId(anchor, place)} tabIndex={-1}>
            <span>{note === '' ? <span className="block-missing">{t('footnote.empty')}</span> : note}</span>{' '}
            <button type="button" onClick={back(place)} aria-label={t('footnote.back', { number: start + place })}>
              <Icon of={CornerLeftUp} size={14} />
            </button>
          </li>
        ))}
      </ol>
    </section>
  )
}
