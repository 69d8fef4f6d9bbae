import { createContext, useContext, useSyncExternalStore } from 'react'
import type { PaperLive } from './paper-live.ts'
import { NOTHING_LIVE, type PaperLiveSnapshot } from './paper-live-snapshot.ts'

const PaperLiveContext = createContext<PaperLive | undefined>(undefined)

/** Gives the open paper's live end to everything below; undefined until it has been loaded. */
export const PaperLiveProvider = PaperLiveContext.Provider

const nothing = (): (() => void) => () => {}

/** The open paper's live end, for acting on it. */
export const useMaybePaperLive = (): PaperLive | undefined => useContext(PaperLiveContext)

/** One part of what is live, rendered anew only when `select` gives another object. `select` must not build new objects. */
export function usePaperLive<Part>(select: (snapshot: PaperLiveSnapshot) => Part): Part {
  const live = useContext(PaperLiveContext)
  return useSyncExternalStore(live?.subscribe ?? nothing, () => select(live?.snapshot ?? NOTHING_LIVE))
}
