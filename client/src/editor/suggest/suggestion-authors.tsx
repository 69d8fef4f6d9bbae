import { createContext, useContext } from 'react'

/** Who suggests, by person id. */
export type SuggestionAuthor = { name: string; organisation: string | null }
export type SuggestionAuthors = {
  of: (personId: string) => SuggestionAuthor | undefined
  /** Name and organisation; a general word where the person is not known (yet). */
  nameOf: (personId: string) => string
}

const NOBODY: SuggestionAuthors = { of: () => undefined, nameOf: () => '' }
const AuthorsContext = createContext<SuggestionAuthors>(NOBODY)

/** Gives the names of those who suggest to the texts and cards below. */
export const SuggestionAuthorsProvider = AuthorsContext.Provider

export const useSuggestionAuthors = (): SuggestionAuthors => useContext(AuthorsContext)
