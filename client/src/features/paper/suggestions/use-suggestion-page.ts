import { useEffect, useEffectEvent } from 'react'
import { useSearchParams } from 'react-router'
import { useSuggestionDesk } from '../../../editor/suggest/suggestion-desk-context.tsx'
import { showSection } from '../section-place.ts'

type Leading = {
  /** Shows the suggestions of this section; `isOver`: also where the panel covers the text. */
  showPanel: (sectionId: string, isOver: boolean) => void
  /** Puts away what covers the text. */
  leavePanel: () => void
}

/** Lets the suggestion desk lead between this page's panel and its text, and to the suggestions that the address names. */
export function useSuggestionPage({ showPanel, leavePanel }: Leading): void {
  const desk = useSuggestionDesk()
  const [query] = useSearchParams()
  const named = query.get('suggestions')
  const toPanel = useEffectEvent(showPanel)
  const toText = useEffectEvent((sectionId: string, then: () => void) => {
    leavePanel()
    // A drawer gives the focus back when it is gone; only then can the text take it.
    setTimeout(() => {
      if (!desk.stands(sectionId)) showSection(sectionId)
      then()
    })
  })
  useEffect(() => {
    desk.serve({ toPanel: (id, isOver) => toPanel(id, isOver), toText: (id, then) => toText(id, then) })
    if (!named) return
    desk.openCard(named, undefined, true)
    showSection(named)
  }, [desk, named])
}
