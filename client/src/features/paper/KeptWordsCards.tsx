import type { PaperView, SectionView } from '@concord/contract'
import { lazy, Suspense } from 'react'
import type { KeptWords } from '../../live/kept-words.ts'
import { usePaperLive } from '../../live/paper-live-context.tsx'

const KeptWordsCard = lazy(async () => ({ default: (await import('./KeptWordsCard.tsx')).KeptWordsCard }))

/** The words of this person that a section did not take. They stay here until the person lets them go. */
export function KeptWordsCards({ section }: { section: SectionView }) {
  const kept = usePaperLive((live) => live.kept)
  const here = kept.filter((words) => words.sectionId === section.id)
  if (here.length === 0) return null
  return (
    <Suspense>
      {here.map((words) => (
        <KeptWordsCard key={words.id} words={words} section={section} />
      ))}
    </Suspense>
  )
}

/** Words of this person whose section has gone from the paper; without a section to stand at they stand at the top. */
export function StrayWordsCards({ paper }: { paper: PaperView }) {
  const kept = usePaperLive((live) => live.kept)
  const isHere = (words: KeptWords) => paper.sections.some(({ id }) => id === words.sectionId)
  const stray = kept.filter((words) => words.paperId === paper.id && !isHere(words))
  if (stray.length === 0) return null
  return (
    <div className="mx-auto flex max-w-text flex-col gap-3 px-4 pt-9">
      <Suspense>
        {stray.map((words) => (
          <KeptWordsCard key={words.id} words={words} />
        ))}
      </Suspense>
    </div>
  )
}
