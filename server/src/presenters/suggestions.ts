import type { Suggestion } from '@concord/contract'
import type { OpenSuggestion } from '@concord/paper'
import type { NamedPerson } from '../storage/people-queries.ts'

/** Suggestions with the names of their authors. A person who is no longer known has none. */
export const presentSuggestions = (suggestions: readonly OpenSuggestion[], people: ReadonlyMap<string, NamedPerson>): Suggestion[] =>
  suggestions.map(({ id, by, at, changes }) => {
    const person = people.get(by)
    return { id, by: { personId: by, name: person?.name ?? '', organisation: person?.organisation ?? null }, at, changes }
  })
