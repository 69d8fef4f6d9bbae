import { Minus, Plus } from 'lucide-react'
import { useMemo } from 'react'
import { Icon } from './Icon.tsx'
import { VisuallyHidden } from './VisuallyHidden.tsx'
import { countChanges, type DiffRun, diffText } from './word-diff.ts'

/** Words of the redline, translated by the caller. The first two take a number of words. */
export type RedlineLabels = {
  insertedWords: (count: number) => string
  deletedWords: (count: number) => string
  unchanged: string
  insertionStarts: string
  insertionEnds: string
  deletionStarts: string
  deletionEnds: string
}

/** A changed run. Line breaks stand outside of the mark, so that no coloured stub appears on empty lines. */
function Run({ run, labels }: { run: DiffRun; labels: RedlineLabels }) {
  if (run.kind === 'same') return run.text
  const isInserted = run.kind === 'inserted'
  const Mark = isInserted ? 'ins' : 'del'
  const look = isInserted
    ? 'bg-inserted-soft text-inserted underline decoration-2 underline-offset-3'
    : 'bg-deleted-soft text-deleted line-through decoration-2'
  return run.text.split(/(\n+)/u).map((part, position) =>
    part.trim() === '' ? (
      part
    ) : (
      <Mark key={position} className={`rounded-sm px-0.5 [box-decoration-break:clone] ${look}`}>
        <VisuallyHidden>{isInserted ? labels.insertionStarts : labels.deletionStarts} </VisuallyHidden>
        {part}
        <VisuallyHidden> {isInserted ? labels.insertionEnds : labels.deletionEnds}</VisuallyHidden>
      </Mark>
    ),
  )
}

/** What changed between two plain texts, word by word: insertions underlined, deletions struck through, both counted in words above. */
export function Redline({ before, after, labels }: { before: string; after: string; labels: RedlineLabels }) {
  const runs = useMemo(() => diffText(before, after), [before, after])
  const counts = useMemo(() => countChanges(runs), [runs])
  const hasChanges = runs.some((run) => run.kind !== 'same')
  return (
    <div className="space-y-4">
      {hasChanges ? (
        <p className="flex flex-wrap gap-x-5 gap-y-1 text-sm font-medium">
          <span className="inline-flex items-center gap-1.5 text-inserted">
            <Icon of={Plus} size={16} />
            {labels.insertedWords(counts.inserted)}
          </span>
          <span className="inline-flex items-center gap-1.5 text-deleted">
            <Icon of={Minus} size={16} />
            {labels.deletedWords(counts.deleted)}
          </span>
        </p>
      ) : (
        <p className="text-sm text-ink-soft">{labels.unchanged}</p>
      )}
      <div className="paper-text whitespace-pre-wrap">
        {runs.map((run, position) => (
          <Run key={position} run={run} labels={labels} />
        ))}
      </div>
    </div>
  )
}
