import { useEffect, useEffectEvent } from 'react'
import { useSearchParams } from 'react-router'
import { showSection } from '../section-place.ts'
import { useCommentDesk } from './comment-desk-context.tsx'

type Leading = {
  /** Shows the comments of this section; `isOver`: also where the panel covers the text. */
  showPanel: (sectionId: string, isOver: boolean) => void
  /** Puts away what covers the text. */
  leavePanel: () => void
}

/** Lets the comment desk lead between this page's panel and its text, and to the thread that the address names. */
export function useDeskPage({ showPanel, leavePanel }: Leading): void {
  const desk = useCommentDesk()
  const [query] = useSearchParams()
  const [sectionId, threadId] = [query.get('section'), query.get('thread')]
  const toPanel = useEffectEvent(showPanel)
  const toText = useEffectEvent((id: string, isOpen: boolean, then: () => void) => {
    leavePanel()
    // A drawer gives the focus back when it is gone; only then can the text take it.
    setTimeout(() => {
      if (!isOpen) showSection(id)
      then()
    })
  })
  useEffect(() => {
    desk.serve({ toPanel: (id, isOver) => toPanel(id, isOver), toText: (id, isOpen, then) => toText(id, isOpen, then) })
    if (!sectionId || !threadId) return
    desk.openThread(sectionId, threadId, true)
    showSection(sectionId)
  }, [desk, sectionId, threadId])
}
