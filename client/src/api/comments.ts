import { type CommentThread, type SectionView, sectionPeople, thread, threadList } from '@concord/contract'
import { skipToken, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { paperKey } from './papers.ts'
import { apiPath, command, request, withFilter } from './request.ts'
import { sectionKey } from './sections.ts'

type Place = Pick<SectionView, 'id' | 'paperId'>

/** Everything loaded about a section's comments starts with this key. */
export const commentsKey = (sectionId: string) => [...sectionKey(sectionId), 'comments'] as const

type PageQuery = { state: 'open' | 'resolved'; after?: string | undefined }

const loadPage = (sectionId: string, { state, after }: PageQuery, signal: AbortSignal) =>
  request(threadList, withFilter(apiPath('sections', sectionId, 'comments'), { state, after }), { signal })

async function loadOpen(sectionId: string, signal: AbortSignal): Promise<CommentThread[]> {
  const threads: CommentThread[] = []
  let after: string | undefined
  do {
    const page = await loadPage(sectionId, { state: 'open', after }, signal)
    threads.push(...page.items)
    after = page.next
  } while (after !== undefined)
  return threads
}

/** All open threads of a section, the oldest first; the server keeps them to a few hundred. Waits while there is no `sectionId`. */
export const useOpenThreads = (sectionId: string | undefined) =>
  useQuery({
    queryKey: [...commentsKey(sectionId ?? ''), 'open'],
    queryFn: sectionId === undefined ? skipToken : ({ signal }) => loadOpen(sectionId, signal),
  })

/** Resolved threads of a section, page by page. */
export const useResolvedThreads = (sectionId: string) =>
  useInfiniteQuery({
    queryKey: [...commentsKey(sectionId), 'resolved'],
    queryFn: ({ signal, pageParam }) => loadPage(sectionId, { state: 'resolved', after: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
  })

/** One thread with all its comments. Waits while it is not wanted. */
export const useWholeThread = ({ id, sectionId }: CommentThread, isWanted: boolean) =>
  useQuery({
    queryKey: [...commentsKey(sectionId), 'thread', id],
    queryFn: isWanted ? ({ signal }) => request(thread, apiPath('sections', sectionId, 'comments', id), { signal }) : skipToken,
  })

/** Who can be mentioned in a section. Waits while it is not wanted. */
export const useSectionPeople = (sectionId: string, isWanted: boolean) =>
  useQuery({
    queryKey: [...sectionKey(sectionId), 'people'],
    queryFn: isWanted ? ({ signal }) => request(sectionPeople, apiPath('sections', sectionId, 'people'), { signal }) : skipToken,
    staleTime: 60_000,
  })

function useInvalidateComments({ id, paperId }: Place) {
  const queries = useQueryClient()
  return () =>
    Promise.all([queries.invalidateQueries({ queryKey: commentsKey(id) }), queries.invalidateQueries({ queryKey: paperKey(paperId) })])
}

/** A new thread; the same `id` again is the same thread. */
export type ThreadDraft = { id: string; anchor: { start: string; end: string }; quote: string; words: string; blocking: boolean }

/** Comments on words of a section. */
export function useStartThread(section: Place) {
  const onSuccess = useInvalidateComments(section)
  return useMutation({
    mutationFn: (body: ThreadDraft) => request(thread, apiPath('sections', section.id, 'comments'), { method: 'POST', body }),
    onSuccess,
  })
}

/** Replies to a comment; the same `id` again is the same reply. */
export function useReply(section: Place) {
  const onSuccess = useInvalidateComments(section)
  return useMutation({
    mutationFn: ({ threadId, ...body }: { threadId: string; id: string; words: string }) =>
      request(thread, apiPath('sections', section.id, 'comments', threadId, 'replies'), { method: 'POST', body }),
    onSuccess,
  })
}

/** Resolves a thread or reopens it. */
export function useSettleThread(section: Place) {
  const onSuccess = useInvalidateComments(section)
  return useMutation({
    mutationFn: ({ threadId, action }: { threadId: string; action: 'resolve' | 'reopen' }) =>
      request(thread, apiPath('sections', section.id, 'comments', threadId, action), { method: 'POST', body: {} }),
    onSuccess,
  })
}

/** Says whether a thread stands in the way of submitting and approving. */
export function useFlagThread(section: Place) {
  const onSuccess = useInvalidateComments(section)
  return useMutation({
    mutationFn: ({ threadId, blocking }: { threadId: string; blocking: boolean }) =>
      request(thread, apiPath('sections', section.id, 'comments', threadId), { method: 'PATCH', body: { blocking } }),
    onSuccess,
  })
}

/** Changes the words of one’s own comment. */
export function useEditComment(section: Place) {
  const onSuccess = useInvalidateComments(section)
  return useMutation({
    mutationFn: ({ commentId, words }: { commentId: string; words: string }) =>
      request(thread, apiPath('comments', commentId), { method: 'PATCH', body: { words } }),
    onSuccess,
  })
}

/** Withdraws the words of one’s own comment. */
export function useWithdrawComment(section: Place) {
  const onSuccess = useInvalidateComments(section)
  return useMutation({ mutationFn: (commentId: string) => command(apiPath('comments', commentId), { method: 'DELETE' }), onSuccess })
}
