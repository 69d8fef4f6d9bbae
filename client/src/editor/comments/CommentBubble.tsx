import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { MessageSquare, MessageSquarePlus } from 'lucide-react'
import { useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../ui/Icon.tsx'
import { useActiveEditor } from '../active-editor.tsx'
import { ariaKeys, showKeys } from '../keys.ts'
import { placeOfThread, threadsAt } from './comment-marks.ts'

/** The shortcut that comments on what is selected, or opens the comment at the caret. */
export const COMMENT_KEYS = 'Mod-Alt-m'

type CommentBubbleProps = { editor: Editor; mayComment: boolean; onComment: () => void; onOpen: (threadId: string) => void }
type Offer = { to: number; threadId: string | undefined } | null

/** A comment on what is selected, unless it is just what a comment hangs on; that comment, or the one at the caret. */
function maybeOffer(editor: Editor, mayComment: boolean): Offer {
  if (editor.isDestroyed) return null
  const { selection, doc } = editor.state
  const { from, to, empty, head } = selection
  const [threadId] = threadsAt(editor.state, head)
  const place = threadId && placeOfThread(editor.state, threadId)
  if (place && (empty || (place.from === from && place.to === to))) return { to: head, threadId }
  return mayComment && !empty && doc.textBetween(from, to).trim() !== '' ? { to, threadId: undefined } : null
}

/** A button beside the selected words, or beside commented words at the caret. It follows the text in the order of the Tab key. */
export function CommentBubble({ editor, mayComment, onComment, onOpen }: CommentBubbleProps) {
  const { t } = useTranslation('comments')
  const { editor: active } = useActiveEditor()
  const offer = useEditorState({ editor, selector: ({ editor: shown }) => maybeOffer(shown, mayComment) })
  const button = useRef<HTMLButtonElement>(null)
  const isShown = offer !== null && active === editor
  const [top, setTop] = useState(0)
  useLayoutEffect(() => {
    const sheet = button.current?.offsetParent
    if (!isShown || !sheet || editor.isDestroyed) return
    const end = editor.view.coordsAtPos(Math.min(offer.to, editor.state.doc.content.size))
    const isBelow = sheet.clientWidth < 600
    setTop((isBelow ? end.bottom + 6 : end.top - 8) - sheet.getBoundingClientRect().top)
  }, [editor, isShown, offer])
  if (!isShown) return null
  const { threadId } = offer
  const label = t(threadId ? 'bubble.open' : 'bubble.comment')
  return (
    <button
      ref={button}
      type="button"
      aria-label={label}
      aria-keyshortcuts={ariaKeys(COMMENT_KEYS)}
      title={`${label} (${showKeys(COMMENT_KEYS)})`}
      style={{ top }}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => (threadId ? onOpen(threadId) : onComment())}
      className="absolute right-1 z-10 inline-flex size-11 items-center justify-center rounded-full border border-line-strong bg-raised text-accent shadow-raised hover:bg-accent-soft"
    >
      <Icon of={threadId ? MessageSquare : MessageSquarePlus} size={20} />
    </button>
  )
}
