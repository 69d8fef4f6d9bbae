import { usePaperLive } from './paper-live-context.tsx'
import type { SectionShown } from './section-live.ts'

/** One section's live end; undefined until the live channel has been loaded. A fresh copy after a refusal has a higher `copy`. */
export const useSectionRoom = (sectionId: string): SectionShown | undefined =>
  usePaperLive(({ sections }) => sections.get(sectionId)?.shown)
