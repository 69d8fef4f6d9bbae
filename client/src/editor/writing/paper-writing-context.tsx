import type { Language, SectionContent } from '@concord/paper'
import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from 'react'
import type { SectionShown } from '../../live/section-live.ts'
import { FindDesk } from '../find/find-desk.ts'
import { SectionEditors } from './section-editors.ts'
import { SectionTexts } from './section-texts.ts'

/** What the tools that work on the whole paper share: its language, its texts, its editors, and what is searched for. */
export type PaperWriting = { language: Language; texts: SectionTexts; editors: SectionEditors; find: FindDesk }

const PaperWritingContext = createContext<PaperWriting | undefined>(undefined)
const nothing = (): (() => void) => () => {}

function buildWriting(language: Language): PaperWriting {
  const texts = new SectionTexts()
  return { language, texts, editors: new SectionEditors(), find: new FindDesk(texts) }
}

/** Gives one paper's writing tools to everything below. */
export function PaperWritingProvider({ language, children }: { language: Language; children: ReactNode }) {
  const [writing] = useState(() => buildWriting(language))
  return <PaperWritingContext value={writing}>{children}</PaperWritingContext>
}

/** The paper's writing tools; undefined where a text is shown outside of a paper. */
export const useMaybePaperWriting = (): PaperWriting | undefined => useContext(PaperWritingContext)

/** The paper's writing tools. */
export function usePaperWriting(): PaperWriting {
  const writing = useContext(PaperWritingContext)
  if (!writing) throw new Error('usePaperWriting is used outside of PaperWritingProvider')
  return writing
}

/** Whether somebody waits for this section's editor, also where it is far from the screen. */
export function useIsEditorWanted(sectionId: string): boolean {
  const editors = useMaybePaperWriting()?.editors
  return useSyncExternalStore(editors?.subscribe ?? nothing, () => editors?.isWanted(sectionId) ?? false)
}

/** Grows with every change of any section's text that has come to rest. */
export function useTextsVersion(): number {
  const { texts } = usePaperWriting()
  return useSyncExternalStore(texts.subscribe, () => texts.version)
}

/** Lets the paper's tools read a section while it is live. */
export function useLiveText(sectionId: string, live: SectionShown | undefined): void {
  const texts = useMaybePaperWriting()?.texts
  const room = live?.status.ready ? live.room : undefined
  useEffect(() => {
    if (!texts || !room) return
    return texts.setSource(sectionId, {
      read: () => room.content(),
      watch: (changed) => {
        room.fragment.observeDeep(changed)
        return () => room.fragment.unobserveDeep(changed)
      },
    })
  }, [texts, room, sectionId])
}

/** Lets the paper's tools read a section as committed, as long as it is not live. */
export function useCommittedText(sectionId: string, content: SectionContent | undefined, isLive: boolean): void {
  const texts = useMaybePaperWriting()?.texts
  useEffect(() => {
    if (!texts || !content || isLive) return
    return texts.setSource(sectionId, { read: () => content, watch: () => () => {} })
  }, [texts, content, isLive, sectionId])
}
