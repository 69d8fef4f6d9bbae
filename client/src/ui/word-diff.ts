import { diffWordsWithSpace } from 'diff'

/** A run of text that both sides have, only the new one, or only the old one. */
export type DiffRun = { kind: 'same' | 'inserted' | 'deleted'; text: string }

const MAX_DIFF_MS = 1_500

/** Compares two texts word by word. Texts too far apart to compare in time come back as deleted and inserted whole. */
export function diffText(before: string, after: string): DiffRun[] {
  const changes = diffWordsWithSpace(before, after, { timeout: MAX_DIFF_MS })
  if (changes === undefined) {
    return [
      { kind: 'deleted', text: before },
      { kind: 'inserted', text: after },
    ]
  }
  return joinNumbers(changes.map(({ added, removed, value }) => ({ kind: added ? 'inserted' : removed ? 'deleted' : 'same', text: value })))
}

const isGap = (run: DiffRun | undefined): run is DiffRun => run?.kind === 'same' && /^[^\S\n]+$/u.test(run.text)

/** Makes one replacement of several that only a space keeps apart, so that `41 000` becomes `43 200` and not `41 43 000 200`. */
function joinNumbers(runs: readonly DiffRun[]): DiffRun[] {
  const joined: DiffRun[] = []
  let deleted = ''
  let inserted = ''
  const flush = () => {
    if (deleted) joined.push({ kind: 'deleted', text: deleted })
    if (inserted) joined.push({ kind: 'inserted', text: inserted })
    deleted = ''
    inserted = ''
  }
  for (const [position, run] of runs.entries()) {
    const isBetween = isGap(run) && deleted !== '' && inserted !== '' && runs[position + 1]?.kind === 'deleted'
    if (run.kind === 'deleted' || isBetween) deleted += run.text
    if (run.kind === 'inserted' || isBetween) inserted += run.text
    if (run.kind === 'same' && !isBetween) {
      flush()
      joined.push(run)
    }
  }
  flush()
  return joined
}

const wordsIn = (text: string): number => text.split(/\s+/u).filter((run) => /[\p{L}\p{N}]/u.test(run)).length

/** How many words were inserted and deleted. */
export function countChanges(runs: readonly DiffRun[]): { inserted: number; deleted: number } {
  const count = (kind: DiffRun['kind']) => runs.filter((run) => run.kind === kind).reduce((sum, run) => sum + wordsIn(run.text), 0)
  return { inserted: count('inserted'), deleted: count('deleted') }
}
