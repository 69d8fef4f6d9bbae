import type { SectionText } from '@concord/contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { loadSectionContent } from '../../api/sections.ts'

/**
 * The text that a moderator reads. It is loaded once and never replaced behind the reader's back, because an approval names
 * what was read. `noticeChange` loads the text as it is now; `goOn` makes that the text that counts as read.
 */
export function useReading(sectionId: string) {
  const [replacement, setReplacement] = useState<SectionText>()
  const [newer, setNewer] = useState<SectionText>()
  const first = useQuery({
    queryKey: ['reading', sectionId],
    queryFn: ({ signal }) => loadSectionContent(sectionId, signal),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  const noticeChange = async () => setNewer(await loadSectionContent(sectionId))
  const goOn = () => {
    setReplacement(newer)
    setNewer(undefined)
  }
  return { first, reading: replacement ?? first.data, newer, hasMovedOn: replacement !== undefined, noticeChange, goOn }
}
