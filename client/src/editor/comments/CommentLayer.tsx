import type { SectionRoom } from '@concord/collab/browser'
import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { useEffect, useEffectEvent, useRef } from 'react'
import { CommentBubble } from './CommentBubble.tsx'
import { placesOfThreads, showThreads, threadsAt } from './comment-marks.ts'
import { commentedText, selectAgain } from './commented-text.ts'
import type { SectionComments } from './section-comments.ts'
import './comment-marks.css'

type CommentLayerProps = { editor: Editor; room: SectionRoom; comments: SectionComments }

/** Ties a section's comments to its text: marks their words, and offers to comment on what is selected or to open what is commented. */
export function CommentLayer({ editor, room, comments }: CommentLayerProps) {
  const { threads, current } = comments
  const { fragment } = room
  const comment = useEffectEvent(() => {
    const words = comments.mayComment ? commentedText(editor, fragment).selected() : undefined
    const [threadId] = editor.state.selection.empty ? threadsAt(editor.state, editor.state.selection.head) : []
    if (threadId) comments.onOpen(threadId, false)
    else if (words) comments.onComment(words)
  })
  const open = useEffectEvent((threadId: string) => comments.onOpen(threadId, true))
  const attach = useEffectEvent(() => comments.attach(commentedText(editor, fragment)))
  const goOnSelecting = useEffectEvent(() => comments.earlier && selectAgain(editor, comments.earlier))

  useEffect(() => {
    // An editor that was put away while it was being shown has no storage left; the next one comes with the next render.
    if (editor.isDestroyed) return
    const { storage } = editor
    storage.commentMarks.answers = { comment: () => comment(), open: (threadId) => open(threadId) }
    const detach = attach()
    goOnSelecting()
    return () => {
      storage.commentMarks.answers = undefined
      detach()
    }
  }, [editor, fragment])
  useEffect(() => {
    if (!editor.isDestroyed) showThreads(editor.view, { threads, current })
  }, [editor, threads, current])
  usePlaces(editor, comments)

  return (
    <CommentBubble
      editor={editor}
      mayComment={comments.mayComment}
      onComment={() => comment()}
      onOpen={(threadId) => comments.onOpen(threadId, false)}
    />
  )
}

/** Tells the page which threads stand where, whenever their order has changed or the words of one have gone or come back. */
function usePlaces(editor: Editor, { onPlaces }: SectionComments): void {
  const report = useEffectEvent(onPlaces)
  const places = useEditorState({
    editor,
    selector: ({ editor: shown }) => (shown.isDestroyed ? undefined : placesOfThreads(shown.state)),
    equalityFn: Object.is,
  })
  const told = useRef('')
  useEffect(() => {
    if (!places || places.size === 0) return
    const inOrder = [...places].map(([id, range]) => [id, range?.from] as const).sort(([, one = -1], [, other = -1]) => one - other)
    const news = inOrder.map(([id, from]) => `${id} ${from === undefined}`).join()
    if (told.current === news) return
    told.current = news
    report(new Map(inOrder))
  }, [places])
}
