import type { SectionView } from '@concord/contract'
import { useMemo, useRef } from 'react'
import { useOpenThreads } from '../../../api/comments.ts'
import { type AnchoredThread, DRAFT_ID, type EarlierSelection, type SectionComments } from '../../../editor/comments/section-comments.ts'
import { useCommentDesk, useDesk } from './comment-desk-context.tsx'

const NONE: readonly AnchoredThread[] = []

/** Whether a section that nobody may write in needs its live text: because it is commented, or the panel looks at it. */
export const useNeedsText = (section: SectionView): boolean => {
  const isWanted = useDesk(({ wanted }) => wanted === section.id)
  return isWanted || section.openComments > 0
}

/** What a section's text shows of its comments. */
export function useSectionComments(section: SectionView, earlier: EarlierSelection | undefined): SectionComments {
  const desk = useCommentDesk()
  const isCommented = section.openComments > 0
  const { data } = useOpenThreads(isCommented ? section.id : undefined)
  const draft = useDesk(({ drafts }) => drafts.get(section.id))
  const threads = useMemo(() => {
    const open: readonly AnchoredThread[] = isCommented && data ? data : NONE
    const written = draft && { id: DRAFT_ID, anchor: draft.anchor, quote: draft.quote, blocking: false }
    return written ? [...open, written] : open
    // What is typed into the draft changes nothing in the text.
  }, [isCommented, data, draft?.anchor, draft?.quote])
  const own = useRef(threads)
  own.current = threads
  const current = useDesk((snapshot) => (own.current.some(({ id }) => id === snapshot.current) ? snapshot.current : undefined))
  const { id: sectionId } = section
  const mayComment = section.can.comment
  return useMemo(
    () => ({
      threads,
      current,
      mayComment,
      earlier,
      onComment: (words) => desk.composeOn(sectionId, words),
      onOpen: (threadId, isPress) => desk.openThread(sectionId, threadId, !isPress),
      onPlaces: (places) => desk.setPlaces(sectionId, places),
      attach: (text) => desk.attach(sectionId, text),
    }),
    [threads, current, mayComment, earlier, desk, sectionId],
  )
}
