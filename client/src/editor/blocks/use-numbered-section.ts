import { numberedParts, type SectionContent } from '@concord/paper'
import { useEffect } from 'react'
import type { SectionShown } from '../../live/section-live.ts'
import { useMaybePaperAround } from './numbering-context.tsx'

/** Tells the paper what a section holds while it is live. Typing words changes no numbers and costs nothing here. */
export function useLiveNumbers(sectionId: string, live: SectionShown | undefined): void {
  const numbering = useMaybePaperAround()?.numbering
  const room = live?.status.ready ? live.room : undefined
  useEffect(() => {
    if (!numbering || !room) return
    const tell = () => numbering.setParts(sectionId, numberedParts(room.content()))
    tell()
    const stopWatching = room.watchBlocks(tell)
    const removeSource = numbering.addSource(tell)
    return () => {
      stopWatching()
      removeSource()
    }
  }, [numbering, room, sectionId])
}

/** Tells the paper what a section holds as committed, as long as it is not live. */
export function useCommittedNumbers(sectionId: string, content: SectionContent | undefined, isLive: boolean): void {
  const numbering = useMaybePaperAround()?.numbering
  useEffect(() => {
    if (numbering && content && !isLive) numbering.setParts(sectionId, numberedParts(content))
  }, [numbering, content, isLive, sectionId])
}
