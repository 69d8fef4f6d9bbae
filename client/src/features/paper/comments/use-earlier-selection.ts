import { type RefObject, useEffect, useState } from 'react'
import { countWordsBefore } from '../../../editor/comments/find-quote.ts'
import type { EarlierSelection } from '../../../editor/comments/section-comments.ts'

/** How long a selection must stand still, so that nothing is exchanged below a finger or a pointer that still moves. */
const REST_MS = 250

function maybeSelectionIn(text: Element): EarlierSelection | undefined {
  if (text.querySelector('.ProseMirror')) return undefined
  const selection = document.getSelection()
  const range = selection && !selection.isCollapsed ? selection.getRangeAt(0) : undefined
  const words = range?.toString() ?? ''
  if (!range || words.trim() === '' || !text.contains(range.commonAncestorContainer)) return undefined
  const before = document.createRange()
  before.setStart(text, 0)
  before.setEnd(range.startContainer, range.startOffset)
  return { words, nth: countWordsBefore(before.toString(), words) }
}

/** What somebody selected in a text before its editor stood, once the selection rests; undefined as long as nobody has. */
export function useEarlierSelection(text: RefObject<Element | null>, isWatched: boolean): EarlierSelection | undefined {
  const [selection, setSelection] = useState<EarlierSelection>()
  useEffect(() => {
    if (!isWatched) return
    let timer: ReturnType<typeof setTimeout> | undefined
    let isHeld = false
    const look = () => {
      clearTimeout(timer)
      timer = setTimeout(() => {
        const found = !isHeld && text.current ? maybeSelectionIn(text.current) : undefined
        if (found) setSelection(found)
      }, REST_MS)
    }
    const hold = () => {
      isHeld = true
    }
    const letGo = () => {
      isHeld = false
      look()
    }
    const stop = new AbortController()
    const { signal } = stop
    document.addEventListener('selectionchange', look, { signal })
    document.addEventListener('pointerdown', hold, { signal })
    for (const name of ['pointerup', 'pointercancel'] as const) document.addEventListener(name, letGo, { signal })
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [text, isWatched])
  return selection
}
