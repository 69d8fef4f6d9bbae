import { usePaperLive } from './paper-live-context.tsx'
import type { SectionLive } from './section-live.ts'

/** One section's live end; undefined until the live channel has been loaded. A fresh copy after a refusal has a higher `copy`. */
export const useSectionRoom = (sectionId: string): SectionLive | undefined => usePaperLive(({ sections }) => sections.get(sectionId))
