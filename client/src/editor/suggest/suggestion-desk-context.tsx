import { createContext, type ReactNode, useContext, useState, useSyncExternalStore } from 'react'
import { SuggestionDesk, type SuggestionDeskSnapshot } from './suggestion-desk.ts'

const DeskContext = createContext<SuggestionDesk | undefined>(undefined)

/** Holds the suggestion desk of one open paper. */
export function SuggestionDeskProvider({ children }: { children: ReactNode }) {
  const [desk] = useState(() => new SuggestionDesk())
  return <DeskContext value={desk}>{children}</DeskContext>
}

/** The suggestion desk of the paper around. */
export function useSuggestionDesk(): SuggestionDesk {
  const desk = useContext(DeskContext)
  if (!desk) throw new Error('useSuggestionDesk is used outside of SuggestionDeskProvider')
  return desk
}

/** One part of the desk, rendered anew only when `select` gives another object. `select` must not build new objects. */
export function useSuggestions<Part>(select: (snapshot: SuggestionDeskSnapshot) => Part): Part {
  const desk = useSuggestionDesk()
  return useSyncExternalStore(desk.subscribe, () => select(desk.snapshot))
}
