import type { Marks, SurvivingUnit } from './surviving-parts.ts'

/** One step over a run of text: from what stands there to what shall. `from` are the marks that kept text has, `to` those that it gets. */
export type RunStep =
  | { kind: 'keep'; length: number; from: Marks; to: Marks }
  | { kind: 'delete'; length: number }
  | { kind: 'insert'; words: string; client: number; to: Marks }

/**
 * The steps that turn one run of text into an earlier one. Units that both hold stand in the same order in both. A unit that is not in the
 * earlier text goes, unless it came after what was seen.
 */
export function stepsBack(
  standing: readonly SurvivingUnit[],
  wanted: readonly SurvivingUnit[],
  wasSeen: (unit: SurvivingUnit) => boolean,
): RunStep[] {
  const steps: RunStep[] = []
  const stands = new Set(standing.map(({ key }) => key))
  const isWanted = new Set(wanted.map(({ key }) => key))
  let next = 0
  const passOthers = () => {
    for (; next < standing.length && !isWanted.has(standing[next]!.key); next += 1) {
      const unit = standing[next]!
      add(steps, wasSeen(unit) ? { kind: 'delete', length: 1 } : { kind: 'keep', length: 1, from: unit.marks, to: unit.marks })
    }
  }
  for (const unit of wanted) {
    if (!stands.has(unit.key)) {
      add(steps, { kind: 'insert', words: unit.unit, client: unit.client, to: unit.marks })
      continue
    }
    passOthers()
    add(steps, { kind: 'keep', length: 1, from: standing[next]!.marks, to: unit.marks })
    next += 1
  }
  passOthers()
  return steps
}

/** Lengthens the last step where the new one is of its kind. */
function add(steps: RunStep[], step: RunStep): void {
  const last = steps.at(-1)
  if (last?.kind === 'delete' && step.kind === 'delete') last.length += 1
  else if (last?.kind === 'keep' && step.kind === 'keep' && last.from === step.from && last.to === step.to) last.length += 1
  else if (last?.kind === 'insert' && step.kind === 'insert' && last.client === step.client && last.to === step.to) last.words += step.words
  else steps.push(step)
}
