const PREFIX = 'section-'

/** Id of a section's block on its paper's page. */
export const sectionBlockId = (sectionId: string): string => `${PREFIX}${sectionId}`

/** The section that the end of an address (`#…`) names. */
export const sectionOfHash = (hash: string): string | undefined =>
  hash.startsWith(`#${PREFIX}`) ? hash.slice(PREFIX.length + 1) : undefined

/** The address of a section on its paper's page. */
export const sectionLink = (paperId: string, sectionId: string): string => `/papers/${paperId}#${sectionBlockId(sectionId)}`

/** The address of a comment on its paper's page. */
export const threadLink = (paperId: string, sectionId: string, threadId: string): string =>
  `/papers/${paperId}?${new URLSearchParams({ section: sectionId, thread: threadId })}`

/** The address of a section's open suggestions on its paper's page. */
export const suggestionsLink = (paperId: string, sectionId: string): string =>
  `/papers/${paperId}?${new URLSearchParams({ suggestions: sectionId })}`
