import type { PaperNode, SectionContent } from './paper-json.ts'

/** What of a section is numbered across the paper, in the order of the text. */
export type NumberedParts = {
  /** Ids of the recommendations; null where one has none yet. */
  recommendations: readonly (string | null)[]
  footnotes: number
  evidence: readonly { id: string | null; claim: string }[]
}

/** Where the numbers of a section begin: its own number, and those of its first recommendation, footnote and evidence. */
export type SectionStart = { section: number; recommendation: number; footnote: number; evidence: number }

/** What the first section of a paper starts with. */
export const FIRST_START: SectionStart = { section: 1, recommendation: 1, footnote: 1, evidence: 1 }

/** Collects what is numbered in one section. */
export function numberedParts(content: SectionContent): NumberedParts {
  const found = { recommendations: [] as (string | null)[], footnotes: 0, evidence: [] as { id: string | null; claim: string }[] }
  collect(content, found)
  return found
}

type Found = { recommendations: (string | null)[]; footnotes: number; evidence: { id: string | null; claim: string }[] }

function collect(node: PaperNode, found: Found): void {
  const id = typeof node.attrs?.id === 'string' ? node.attrs.id : null
  if (node.type === 'recommendation') found.recommendations.push(id)
  else if (node.type === 'evidence') found.evidence.push({ id, claim: wordsOf(node).trim() })
  else if (node.type === 'footnote') found.footnotes += 1
  for (const child of node.content ?? []) collect(child, found)
}

const wordsOf = (node: PaperNode): string => node.text ?? (node.content ?? []).map(wordsOf).join(node.type === 'evidence' ? ' ' : '')

/** Where the numbers of each section begin, for the sections of a paper in their order. */
export function numberPaper(sections: readonly NumberedParts[]): SectionStart[] {
  let next = FIRST_START
  return sections.map((parts) => {
    const start = next
    next = {
      section: start.section + 1,
      recommendation: start.recommendation + parts.recommendations.length,
      footnote: start.footnote + parts.footnotes,
      evidence: start.evidence + parts.evidence.length,
    }
    return start
  })
}

/** A recommendation's number as people say it: R1, R2 … */
export const recommendationLabel = (number: number): string => `R${number}`

/** An evidence block's number as people say it: E1, E2 … */
export const evidenceLabel = (number: number): string => `E${number}`

/** Numbers of the headings of one section, below the section's own: 2.1, 2.1.1 … A level that was skipped counts as 1. */
export function headingNumbers(section: number, levels: readonly number[]): string[] {
  const counts: number[] = []
  return levels.map((level) => {
    counts.length = Math.min(counts.length, level)
    while (counts.length < level - 1) counts.push(1)
    counts[level - 1] = (counts[level - 1] ?? 0) + 1
    return [section, ...counts].join('.')
  })
}
