import type { SectionView } from '@concord/contract'
import { listSuggestions, type OpenSuggestion } from '@concord/paper'
import { useMemo } from 'react'
import { useSectionContent } from '../../../api/sections.ts'
import { useSuggestions } from '../../../editor/suggest/suggestion-desk-context.tsx'

/** How many suggestions are open: in the text on the screen, else in the text as committed. */
export const useOpenCount = (section: SectionView): number =>
  useSuggestions(({ lists }) => lists.get(section.id)?.length) ?? section.openSuggestions

/** What is open in a section; undefined until it is known. */
export function useOpenSuggestions(section: SectionView): readonly OpenSuggestion[] | undefined {
  const live = useSuggestions(({ lists }) => lists.get(section.id))
  const { data } = useSectionContent(live ? undefined : section.id)
  const committed = useMemo(() => data && listSuggestions(data.content), [data])
  return live ?? committed
}
