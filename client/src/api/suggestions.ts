import { suggestionList } from '@concord/contract'
import { skipToken, useQuery } from '@tanstack/react-query'
import { apiPath, request } from './request.ts'
import { sectionKey } from './sections.ts'

/**
 * Open suggestions of a section as committed, with the names of their authors. Waits while there is no `sectionId`; asks again after
 * every `everyMs` where nothing else tells that they have changed.
 */
export const useCommittedSuggestions = (
  sectionId: string | undefined,
  { version = '', everyMs }: { version?: string; everyMs?: number } = {},
) =>
  useQuery({
    refetchInterval: everyMs ?? false,
    queryKey: [...sectionKey(sectionId ?? ''), 'suggestions', version],
    queryFn:
      sectionId === undefined
        ? skipToken
        : ({ signal }) => request(suggestionList, apiPath('sections', sectionId, 'suggestions'), { signal }),
    placeholderData: (previous) => previous,
  })
