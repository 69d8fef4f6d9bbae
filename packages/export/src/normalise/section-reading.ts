import { headingNumbers, type PaperNode } from '@concord/paper'
import type { FindingLog } from './findings.ts'
import type { NextNumbers, PaperContext } from './paper-context.ts'

/** Takes the next number and says it in some form. */
type Take = <Said>(say: (number: number) => Said) => Said

/** One section on its way into print: what is wrong with it, what it refers to, and its numbers. */
export type SectionReading = { log: FindingLog; context: PaperContext; numbers: Record<keyof NextNumbers, Take>; headings: string[] }

/** `section` is the section's own number; the headings at the top of `nodes` are numbered below it, empty ones too. */
export function openSectionReading(
  log: FindingLog,
  context: PaperContext,
  section: number,
  nodes: readonly PaperNode[] = [],
): SectionReading {
  const take =
    (kind: keyof NextNumbers): Take =>
    (say) =>
      say(context.next[kind]++)
  const levels = nodes.filter(({ type }) => type === 'heading').map(({ attrs }) => (typeof attrs?.level === 'number' ? attrs.level : 1))
  const kinds: (keyof NextNumbers)[] = ['recommendation', 'evidence', 'footnote', 'figure', 'table']
  const numbers = Object.fromEntries(kinds.map((kind) => [kind, take(kind)])) as SectionReading['numbers']
  return { log, context, numbers, headings: headingNumbers(section, levels) }
}
