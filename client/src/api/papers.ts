import { type PaperView, paper, paperList, type Release, release } from '@concord/contract'
import type { Language, PaperAction, PaperState, PaperType } from '@concord/paper'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { apiPath, request, withFilter } from './request.ts'
import { requestKept, untilAnswered } from './request-kept.ts'

/** Filters of the list of papers; absent means all. */
export type PaperFilter = { group?: string; state?: PaperState; q?: string }

/** Everything loaded about papers starts with this key. */
export const papersKey = ['papers'] as const
export const paperKey = (paperId: string) => [...papersKey, 'one', paperId] as const

/** Papers that the person may see. */
export const usePapers = (filter: PaperFilter = {}, options: { enabled?: boolean } = {}) =>
  useQuery({
    queryKey: [...papersKey, 'list', filter],
    queryFn: ({ signal }) => requestKept(paperList, withFilter(apiPath('papers'), filter), { signal }),
    ...untilAnswered(withFilter(apiPath('papers'), filter)),
    placeholderData: (previous) => previous,
    enabled: options.enabled ?? true,
  })

/** One paper with its sections and what the person may do. */
export const usePaper = (paperId: string) =>
  useQuery({
    queryKey: paperKey(paperId),
    queryFn: ({ signal }) => requestKept(paper, apiPath('papers', paperId), { signal }),
    ...untilAnswered(apiPath('papers', paperId)),
  })

/** Creates a paper from its type's template. */
export function useCreatePaper() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: { groupId: string; type: PaperType; title: string; language: Language }) =>
      request(paper, apiPath('papers'), { method: 'POST', body }),
    onSuccess: (created) => {
      queries.setQueryData(paperKey(created.id), created)
      return queries.invalidateQueries({ queryKey: [...papersKey, 'list'] })
    },
  })
}

/** Changes the paper's title. */
export function useRenamePaper(paperId: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: { title: string }) => request(paper, apiPath('papers', paperId), { method: 'PATCH', body }),
    onSuccess: (renamed) => {
      queries.setQueryData(paperKey(paperId), renamed)
      return queries.invalidateQueries({ queryKey: papersKey })
    },
  })
}

/** One step of a paper's state machine. `reason` belongs to `reopen` and `withdraw`. */
export type PaperStep = { action: Exclude<PaperAction, 'release'>; reason?: string }

const PAPER_PATHS: Record<PaperStep['action'], string> = {
  consolidate: 'consolidate',
  sign_off: 'sign-off',
  reopen: 'reopen',
  withdraw: 'withdraw',
}

/** Takes a paper one step further. May refuse with `confirm_password`, `sections_not_approved`, `wrong_state`. */
export function usePaperTransition(paperId: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ action, reason }: PaperStep): Promise<PaperView> =>
      request(paper, apiPath('papers', paperId, PAPER_PATHS[action]), { method: 'POST', body: reason === undefined ? {} : { reason } }),
    onSuccess: (changed) => queries.setQueryData(paperKey(paperId), changed),
    onSettled: () => invalidateReleased(queries),
  })
}

/** Releases a signed-off paper: makes the files, assigns the reference. Takes some seconds. */
export function useReleasePaper(paperId: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (): Promise<Release> => request(release, apiPath('papers', paperId, 'release'), { method: 'POST', body: {} }),
    onSettled: () => invalidateReleased(queries),
  })
}

const invalidateReleased = (queries: ReturnType<typeof useQueryClient>) =>
  Promise.all([queries.invalidateQueries({ queryKey: papersKey }), queries.invalidateQueries({ queryKey: ['releases'] })])
