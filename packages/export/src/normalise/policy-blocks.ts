import {
  addresseesOf,
  CALLOUT_KINDS,
  type CalloutKind,
  evidenceLabel,
  evidenceOf,
  FIGURE_WIDTH,
  fileOf,
  isAllowedLink,
  type PaperNode,
  recommendationLabel,
} from '@concord/paper'
import type { PrintBlock, PrintCallout, PrintEvidence, PrintFact, PrintFigure, PrintInline, PrintRecommendation } from '../print-paper.ts'
import { dateInWords } from '../words/dates.ts'
import { LABELS } from '../words/labels.ts'
import { cleanLine, isDamaged } from './clean-text.ts'
import type { SectionReading } from './section-reading.ts'

/** One line out of a field; empty where there is nothing. What is damaged in it is a finding. */
function fieldText(value: unknown, { log }: SectionReading): string {
  const text = typeof value === 'string' ? value : ''
  if (isDamaged(text)) log.add('damaged_text', 'a field holds a broken character. Empty it and type it again.')
  return cleanLine(text)
}

const dayInWords = (value: unknown): string =>
  typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? dateInWords(`${value}T00:00:00Z`) : ''

const fact = (label: string, ...values: (string | undefined)[]): PrintFact => ({
  label,
  values: values.flatMap((value) => value || []),
})

const isSaid = ({ values }: PrintFact): boolean => values.length > 0

/** `blocks` are the ask. A recommendation keeps its number also where it says nothing. */
export function recommendationBlock(node: PaperNode, reading: SectionReading, blocks: PrintBlock[]): PrintRecommendation {
  const { context } = reading
  const facts = [
    fact(LABELS.addressees, ...addresseesOf(node).map(context.authority)),
    fact(LABELS.instrument, fieldText(node.attrs?.instrument, reading)),
    fact(LABELS.legalHook, fieldText(node.attrs?.legalHook, reading)),
    fact(LABELS.deadline, dayInWords(node.attrs?.deadline)),
    fact(LABELS.restsOn, ...evidenceOf(node).map(context.evidence)),
  ]
  return { kind: 'recommendation', label: reading.numbers.recommendation(recommendationLabel), blocks, facts: facts.filter(isSaid) }
}

const sourceFact = (value: unknown): PrintFact[] =>
  isAllowedLink(value) ? [{ label: LABELS.source, values: [String(value)], href: String(value) }] : []

/** `blocks` are the claim. */
export function evidenceBlock(node: PaperNode, reading: SectionReading, blocks: PrintBlock[]): PrintEvidence {
  const { value, unit, asOf, source } = node.attrs ?? {}
  const amount = [value, unit].map((part) => fieldText(part, reading)).filter((part) => part !== '')
  const facts = [fact(LABELS.asOf, dayInWords(asOf)), ...sourceFact(source)].filter(isSaid)
  return { kind: 'evidence', label: reading.numbers.evidence(evidenceLabel), amount: amount.join('\u00a0'), blocks, facts }
}

/** A figure whose file and words are there; else it is a finding. */
export function figureBlock(node: PaperNode, reading: SectionReading, caption: PrintInline[]): PrintFigure[] {
  const { log, context, numbers } = reading
  const number = numbers.figure(Number)
  const sha256 = fileOf(node)
  const file = sha256 === undefined ? undefined : context.file(sha256)
  const alt = fieldText(node.attrs?.alt, reading)
  if (!file) log.add('figure_without_file', `figure ${number} has no image. Add one, or delete the figure.`)
  if (alt === '') log.add('figure_without_alt', `figure ${number} has no description for people who cannot see it.`)
  const percent = typeof node.attrs?.width === 'number' ? node.attrs.width : FIGURE_WIDTH.max
  const width = Math.min(Math.max(percent, FIGURE_WIDTH.min), FIGURE_WIDTH.max) / 100
  return file && alt !== '' ? [{ kind: 'figure', number, file, alt, width, caption }] : []
}

const isKind = (value: unknown): value is CalloutKind => (CALLOUT_KINDS as readonly unknown[]).includes(value)

export const calloutBlock = (node: PaperNode, blocks: PrintBlock[]): PrintCallout[] =>
  blocks.length === 0 ? [] : [{ kind: 'callout', callout: isKind(node.attrs?.kind) ? node.attrs.kind : 'note', blocks }]
