import type { PaperView, Person } from '@concord/contract'
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommittedSuggestions } from '../../../api/suggestions.ts'
import { type SuggestionAuthor, SuggestionAuthorsProvider } from '../../../editor/suggest/suggestion-authors.tsx'
import { useSuggestions } from '../../../editor/suggest/suggestion-desk-context.tsx'
import { usePaperLive } from '../../../live/paper-live-context.tsx'

/** Knows who suggests in a paper: oneself, who is here, and whoever the server names. */
export function AuthorsOfSuggestions({ paper, person, children }: { paper: PaperView; person: Person; children: ReactNode }) {
  const { t } = useTranslation('suggestions')
  const people = usePaperLive((live) => live.people)
  const [named, setNamed] = useState<ReadonlyMap<string, SuggestionAuthor>>(new Map())
  const authors = useMemo(() => {
    const known = new Map(named)
    for (const { personId, name, organisation } of people) known.set(personId, { name, organisation })
    known.set(person.id, { name: person.name, organisation: person.organisation })
    return {
      of: (personId: string) => known.get(personId),
      nameOf: (personId: string) => {
        const author = known.get(personId)
        return author ? [author.name, author.organisation].filter(Boolean).join(', ') : t('somebody')
      },
    }
  }, [named, people, person, t])
  return (
    <SuggestionAuthorsProvider value={authors}>
      {paper.sections.map(({ id, openSuggestions }) => (
        <Names
          key={id}
          sectionId={id}
          count={openSuggestions}
          knows={(personId) => authors.of(personId) !== undefined}
          onNames={setNamed}
        />
      ))}
      {children}
    </SuggestionAuthorsProvider>
  )
}

type NamesProps = {
  sectionId: string
  count: number
  knows: (personId: string) => boolean
  onNames: (add: (before: ReadonlyMap<string, SuggestionAuthor>) => ReadonlyMap<string, SuggestionAuthor>) => void
}

/** Asks the server for the names in one section as soon as somebody there is not known. */
function Names({ sectionId, count, knows, onNames }: NamesProps) {
  const live = useSuggestions(({ lists }) => lists.get(sectionId))
  const unknown = [...new Set((live ?? []).map(({ by }) => by).filter((personId) => !knows(personId)))].sort().join()
  const isAsked = unknown !== '' || (live === undefined && count > 0)
  const { data } = useCommittedSuggestions(isAsked ? sectionId : undefined, { version: unknown })
  useEffect(() => {
    if (!data) return
    onNames((before) => {
      const fresh = data.items.filter(({ by }) => !before.has(by.personId))
      if (fresh.length === 0) return before
      return new Map([...before, ...fresh.map(({ by }) => [by.personId, { name: by.name, organisation: by.organisation }] as const)])
    })
  }, [data, onNames])
  return null
}
