import { PAPER_TYPE_NAMES } from '@concord/paper'
import type { PrintPaper } from '../print-paper.ts'
import { dateInWords, periodInWords } from './dates.ts'

/** One line of the cover: what, and its value or values. */
export type CoverFact = { label: string; values: string[] }

export const paperTypeName = (paper: PrintPaper): string => PAPER_TYPE_NAMES[paper.type]

/** `ECA-2025-003 · version 1`. */
export const referenceLine = (paper: PrintPaper): string => `${paper.reference} · version ${paper.version}`

/** `Madrid · 10–11 December 2025`. */
export const editionDetails = ({ edition }: PrintPaper): string =>
  [edition.place, periodInWords(edition.startsOn, edition.endsOn)].filter((part) => part !== '').join(' · ')

/** `Co-creation lab: Skills and internationalisation`. */
export const groupLine = ({ group }: PrintPaper): string => `${group.kind === 'lab' ? 'Co-creation lab' : 'Consortium'}: ${group.name}`

/** What the cover says below the title, in order. The fingerprint is not among it: each rendition sets it in its own way. */
export function coverFacts(paper: PrintPaper): CoverFact[] {
  const status = `Approved section by section; signed off by ${paper.signedOffBy} on ${dateInWords(paper.signedOffAt)}`
  const facts: CoverFact[] = [
    { label: 'Reference', values: [paper.reference] },
    { label: 'Version', values: [String(paper.version)] },
    { label: 'Released', values: [dateInWords(paper.releasedAt)] },
    { label: 'Status', values: [status] },
    { label: 'Organisations', values: paper.organisations.map(({ name, country }) => (country ? `${name} (${country})` : name)) },
    { label: 'Supersedes', values: paper.supersedes === null ? [] : [paper.supersedes] },
  ]
  return facts.filter(({ values }) => values.length > 0)
}
