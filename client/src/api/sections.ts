import { authorship, revision, type SectionView, section, sectionContent } from '@concord/contract'
import type { SectionAction } from '@concord/paper'
import { skipToken, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { papersKey } from './papers.ts'
import { queueKey } from './queue.ts'
import { apiPath, command, request } from './request.ts'
import { requestKept, untilAnswered } from './request-kept.ts'

/** Everything loaded about one section starts with this key. */
export const sectionKey = (sectionId: string) => ['sections', sectionId] as const
export const sectionContentKey = (sectionId: string) => [...sectionKey(sectionId), 'content'] as const

/** Loads a section's committed text, outside of any component. */
export const loadSectionContent = (sectionId: string, signal?: AbortSignal) =>
  requestKept(sectionContent, apiPath('sections', sectionId, 'content'), signal ? { signal } : {})

/** The text as committed, with the hash that an approval must name. */
export const useSectionContent = (sectionId: string | undefined) =>
  useQuery({
    queryKey: sectionContentKey(sectionId ?? ''),
    queryFn: sectionId === undefined ? skipToken : ({ signal }) => loadSectionContent(sectionId, signal),
    ...untilAnswered(apiPath('sections', sectionId ?? '', 'content')),
  })

/** The text of one old revision; it never changes. Waits while `hash` is null. */
export const useRevision = (sectionId: string, hash: string | null) =>
  useQuery({
    queryKey: [...sectionKey(sectionId), 'revisions', hash],
    queryFn: hash === null ? skipToken : ({ signal }) => request(revision, apiPath('sections', sectionId, 'revisions', hash), { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })

/** Surviving characters per person. */
export const useAuthorship = (sectionId: string | undefined) =>
  useQuery({
    queryKey: [...sectionKey(sectionId ?? ''), 'authorship'],
    queryFn:
      sectionId === undefined ? skipToken : ({ signal }) => request(authorship, apiPath('sections', sectionId, 'authorship'), { signal }),
  })

function useInvalidateSections() {
  const queries = useQueryClient()
  return () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: papersKey }),
      queries.invalidateQueries({ queryKey: ['sections'] }),
      queries.invalidateQueries({ queryKey: queueKey }),
    ])
}

/** Adds a section; `after` is the section before it, `null` the front, absent the end. */
export function useAddSection(paperId: string) {
  const invalidate = useInvalidateSections()
  return useMutation({
    mutationFn: (body: { title: string; after?: string | null }) =>
      request(section, apiPath('papers', paperId, 'sections'), { method: 'POST', body }),
    onSuccess: invalidate,
  })
}

/** Renames or moves a section; `after: null` moves it to the front. */
export function useChangeSection() {
  const invalidate = useInvalidateSections()
  return useMutation({
    mutationFn: ({ sectionId, ...body }: { sectionId: string; title?: string; after?: string | null }) =>
      request(section, apiPath('sections', sectionId), { method: 'PATCH', body }),
    onSuccess: invalidate,
  })
}

/** Removes a section with its text. */
export function useRemoveSection() {
  const invalidate = useInvalidateSections()
  return useMutation({
    mutationFn: (sectionId: string) => command(apiPath('sections', sectionId), { method: 'DELETE' }),
    onSuccess: invalidate,
  })
}

/** One step of a section's state machine with what the step must say. */
export type SectionStep = { sectionId: string } & (
  | { action: 'submit' | 'recall' }
  | { action: 'request_changes' | 'reopen'; reason: string }
  | { action: 'approve'; hash: string }
)

const SECTION_PATHS: Record<SectionAction, string> = {
  submit: 'submit',
  recall: 'recall',
  request_changes: 'request-changes',
  approve: 'approve',
  reopen: 'reopen',
}

/** Takes a section one step further. May refuse with `confirm_password`, `content_changed`, `four_eyes`, `wrong_state`. */
export function useSectionTransition() {
  const invalidate = useInvalidateSections()
  return useMutation({
    mutationFn: ({ sectionId, action, ...body }: SectionStep): Promise<SectionView> =>
      request(section, apiPath('sections', sectionId, SECTION_PATHS[action]), { method: 'POST', body }),
    onSuccess: invalidate,
  })
}
