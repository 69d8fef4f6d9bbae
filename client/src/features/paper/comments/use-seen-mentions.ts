import type { CommentThread } from '@concord/contract'
import { useEffect, useRef } from 'react'
import { useMentions, useSeeMentions } from '../../../api/mentions.ts'

/** A mention counts as seen once its thread stands on the screen. */
export function useSeenMentions(threads: readonly CommentThread[] | undefined): void {
  const { data } = useMentions()
  const { mutate } = useSeeMentions()
  const told = useRef(new Set<string>())
  useEffect(() => {
    const shown = new Set(threads?.map(({ id }) => id))
    const seen = (data?.items ?? []).filter(({ threadId, comment }) => shown.has(threadId) && !told.current.has(comment.id))
    if (seen.length === 0) return
    for (const { comment } of seen) told.current.add(comment.id)
    mutate(seen.map(({ comment }) => comment.id))
  }, [threads, data, mutate])
}
