import {
  comparison,
  hands,
  history,
  looked,
  lookedList,
  milestone,
  milestoneList,
  type SectionView,
  savedPoint,
  sectionContent,
  textAt,
} from '@concord/contract'
import { skipToken, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { paperKey } from './papers.ts'
import { apiPath, request, withFilter } from './request.ts'
import { sectionKey } from './sections.ts'

type Place = Pick<SectionView, 'id' | 'paperId'>

/** Under the paper's key: what tells of the paper tells of its history too. */
const historyKey = ({ id, paperId }: Place) => [...paperKey(paperId), 'history', id] as const
const milestonesKey = (paperId: string) => [...paperKey(paperId), 'milestones'] as const

/** What happened to a section, and its saved points. */
export const useSectionHistory = (section: Place) =>
  useQuery({
    queryKey: historyKey(section),
    queryFn: ({ signal }) => request(history, apiPath('sections', section.id, 'history'), { signal }),
  })

/** Two texts of a section with their authors. Without `to` the second is the text as it is now, loaded anew every time. */
export const useComparison = (sectionId: string, from: number | undefined, to: number | undefined) =>
  useQuery({
    queryKey: ['comparison', sectionId, from, to],
    queryFn:
      from === undefined
        ? skipToken
        : ({ signal }) => {
            const heads = { from: String(from), ...(to !== undefined && { to: String(to) }) }
            return request(comparison, withFilter(apiPath('sections', sectionId, 'compare'), heads), { signal })
          },
    ...(to === undefined ? { gcTime: 0, staleTime: Number.POSITIVE_INFINITY } : { staleTime: Number.POSITIVE_INFINITY }),
  })

/** The text of a section in a milestone, also where the section is no longer in the paper. */
export const useFrozenText = (milestoneId: string, sectionId: string) =>
  useQuery({
    queryKey: ['frozen-text', milestoneId, sectionId],
    queryFn: ({ signal }) => request(textAt, apiPath('milestones', milestoneId, 'sections', sectionId), { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })

/** Saves the text as it is under a name. */
export function useSavePoint(section: Place) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (name: string) => request(savedPoint, apiPath('sections', section.id, 'points'), { method: 'POST', body: { name } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: historyKey(section) }),
  })
}

/** Puts an earlier text in the place of the one that was seen. Refusal: `section_frozen`. */
export function useRestore(section: Place) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (heads: { head: number; seenHead: number }) =>
      request(sectionContent, apiPath('sections', section.id, 'restore'), { method: 'POST', body: heads }),
    onSuccess: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: paperKey(section.paperId) }),
        queries.invalidateQueries({ queryKey: sectionKey(section.id) }),
      ]),
  })
}

/** Whose hand each client id of a section's live text is. Waits while nobody wants to know. */
export const useHands = (sectionId: string, isWanted: boolean) =>
  useQuery({
    queryKey: [...sectionKey(sectionId), 'hands'],
    queryFn: isWanted ? ({ signal }) => request(hands, apiPath('sections', sectionId, 'hands'), { signal }) : skipToken,
  })

/**
 * What the person had seen of each section when this paper was opened. Kept for the whole visit, although looking goes on: else
 * nothing would ever have changed since the last look.
 */
export const useLooked = (paperId: string) =>
  useQuery({
    queryKey: ['looked', paperId],
    queryFn: ({ signal }) => request(lookedList, apiPath('papers', paperId, 'looked'), { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })

/** Remembers that the person has looked at a section as it is now. Goes out even when the page is being left. */
export const keepLook = (sectionId: string) =>
  request(looked, apiPath('sections', sectionId, 'looked'), { method: 'PUT', body: {}, keepalive: true })

/** The milestones of a paper, the newest first. */
export const useMilestones = (paperId: string) =>
  useQuery({
    queryKey: milestonesKey(paperId),
    queryFn: ({ signal }) => request(milestoneList, apiPath('papers', paperId, 'milestones'), { signal }),
  })

/** Saves all sections as they are under one name. */
export function useSaveMilestone(paperId: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (name: string) => request(milestone, apiPath('papers', paperId, 'milestones'), { method: 'POST', body: { name } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: milestonesKey(paperId) }),
  })
}
