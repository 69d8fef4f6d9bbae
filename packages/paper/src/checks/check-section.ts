import type { Language } from '../languages.ts'
import { countWords, type PaperNode, type SectionContent } from '../paper-json.ts'
import type { Finding, LineFinding } from './finding.ts'
import { numberFindings } from './number-rules.ts'
import { isPrintable } from './pdf-characters.ts'
import { structureFindings } from './structure-rules.ts'
import { GAP, isLine, lineText, walkStaying } from './walk-content.ts'
import { countedFindings, countryFindings, dateFindings } from './word-rules.ts'

/** What a section is checked against. `maxWords`: the template's advice. */
export type CheckContext = { language: Language; maxWords?: number | undefined }

/** More findings of one section than anybody reads are not collected. */
export const MAX_FINDINGS = 200

const AROUND = 18

/** The words at a place with a little of what stands around them. */
function saidAt(text: string, from: number, to: number): string {
  const [start, end] = [Math.max(0, from - AROUND), Math.min(text.length, to + AROUND)]
  const words = text.slice(start, end).replaceAll(GAP, ' ').trim()
  return `${start > 0 ? '…' : ''}${words}${end < text.length ? '…' : ''}`
}

function characterFindings(text: string): LineFinding[] {
  const seen = new Set<string>()
  return [...text.matchAll(/[^\p{L}\p{N}\p{Zs}\p{P}]\p{M}*|\p{L}\p{M}*|[\p{N}\p{P}]/gu)].flatMap(({ 0: found, index }) => {
    const isShown = found === GAP || [...found.normalize('NFC')].every(isPrintable)
    if (isShown || seen.has(found)) return []
    seen.add(found)
    return [{ rule: 'character_unknown', from: index, to: index + found.length }]
  })
}

function checkLine(line: PaperNode, at: number, { language }: CheckContext): Finding[] {
  const text = lineText(line)
  const found = [
    ...numberFindings(text, language),
    ...dateFindings(text, language),
    ...countedFindings(text, language),
    ...countryFindings(text, language),
    ...characterFindings(text),
  ]
  return found.map(({ rule, from, to, insert }) => {
    const place = { from: at + 1 + from, to: at + 1 + to }
    const said = saidAt(text, from, to)
    return { rule, ...place, said, ...(insert === undefined ? {} : { fix: { kind: 'replace' as const, ...place, insert } }) }
  })
}

/** Everything in a section that should be looked at before others read it, in the order of the text. */
export function checkSection(content: SectionContent, context: CheckContext): Finding[] {
  const findings: Finding[] = [...structureFindings(content)]
  for (const { node, at } of walkStaying(content)) if (isLine(node)) findings.push(...checkLine(node, at, context))
  findings.sort((a, b) => a.from - b.from || a.to - b.to)
  const words = context.maxWords === undefined ? 0 : countWords(content)
  const isTooLong = context.maxWords !== undefined && words > context.maxWords
  const long: Finding[] = isTooLong ? [{ rule: 'too_long', from: 0, to: 0, said: `${words} / ${context.maxWords}` }] : []
  return [...long, ...findings].slice(0, MAX_FINDINGS)
}
