import type { Endpoint } from './endpoint.ts'
import { suggestionList } from './suggestions.ts'

/** Suggestions are made, accepted and rejected in the text itself; over HTTP they are read. */
export const SUGGESTION_ENDPOINTS: readonly Endpoint[] = [
  {
    method: 'get',
    path: '/api/v1/sections/{sectionId}/suggestions',
    summary: 'Open suggestions of the text as committed, with their authors',
    status: 200,
    answer: suggestionList,
  },
]
