import { useMemo } from 'react'
import { type ComparedText, compareSections, RedlineText } from './RedlineText.tsx'

/** The redline of two states of a section whose authors are not known here. Load it lazily: comparing is not part of reading. */
export function ComparedSections({ before, after }: { before: ComparedText; after: ComparedText }) {
  const nodes = useMemo(() => compareSections(before, after), [before, after])
  return <RedlineText nodes={nodes} />
}
