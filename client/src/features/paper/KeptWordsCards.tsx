import type { PaperView, SectionView } from '@concord/contract'
import type { KeptWords } from '../../live/kept-words.ts'
import { usePaperLive } from '../../live/paper-live-context.tsx'
import { later } from './later.tsx'

const KeptWordsCard = later(async () => (await import('./KeptWordsCard.tsx')).KeptWordsCard)

/** The words of this person that a section did not take. They stay here until the person lets them go. */
export function KeptWordsCards({ section }: { section: SectionView }) {
  const kept = usePaperLive((live) => live.kept)
  const here = kept.filter((words) => words.sectionId === section.id)
  if (here.length === 0) return null
  return here.map((words) => <KeptWordsCard key={words.id} words={words} section={section} />)
}

/** Words of this person whose section has gone from the paper; without a section to stand at they stand at the top. */
export function StrayWordsCards({ paper }: { paper: PaperView }) {
  const kept = usePaperLive((live) => live.kept)
  const isHere = (words: KeptWords) => paper.sections.some(({ id }) => id === words.sectionId)
  const stray = kept.filter((words) => words.paperId === paper.id && !isHere(words))
  if (stray.length === 0) return null
  return (
    <div className="mx-auto flex max-w-text flex-col gap-3 px-4 pt-9">
      {stray.map((words) => (
        <KeptWordsCard key={words.id} words={words} />
      ))}
    </div>
  )
}
