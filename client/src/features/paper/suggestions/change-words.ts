import type { SuggestedChange } from '@concord/paper'
import type { TFunction } from 'i18next'
import type { suggestions } from '../../../i18n/en/suggestions.ts'
import { formatList } from '../../../i18n/format.ts'

const MAX = 90
const short = (words: string): string => {
  const line = words.replaceAll(/\s+/gu, ' ').trim() || words
  return line.length > MAX ? `${line.slice(0, MAX).toWellFormed()}…` : line
}

type T = TFunction<'suggestions'>
type Format = keyof typeof suggestions.format
type Kind = keyof typeof suggestions.kind
type Turn = keyof typeof suggestions.turn

/** What a suggestion would do, a line for each change; words taken out and put in beside each other are one replacement. */
export function changeWords(t: T, changes: readonly SuggestedChange[]): string[] {
  const lines: string[] = []
  for (let at = 0; at < changes.length; at += 1) {
    const [change, next] = [changes[at]!, changes[at + 1]]
    if (change.kind === 'boundary') {
      let count = 1
      while (changes[at + count]?.kind === 'boundary' && isSame(changes[at + count]!, change)) count += 1
      at += count - 1
      lines.push(t(`change.${change.boundary}`, { count }))
    } else if (isReplacement(change, next)) {
      const [out, into] = change.kind === 'delete' ? [change, next] : [next, change]
      lines.push(t('change.replace', { words: short(out.words), by: short(into.words) }))
      at += 1
    } else lines.push(lineOf(t, change))
  }
  return lines
}

const isSame = (one: SuggestedChange, other: SuggestedChange): boolean =>
  one.kind === 'boundary' && other.kind === 'boundary' && one.boundary === other.boundary

type Words = Extract<SuggestedChange, { kind: 'insert' | 'delete' }>
const isWords = (change: SuggestedChange | undefined): change is Words => change?.kind === 'insert' || change?.kind === 'delete'
function isReplacement(change: SuggestedChange, next: SuggestedChange | undefined): next is Words {
  return isWords(change) && isWords(next) && change.kind !== next.kind
}

function lineOf(t: T, change: Exclude<SuggestedChange, { kind: 'boundary' }>): string {
  const words = short(change.words)
  if (isWords(change)) return t(`change.${change.kind}`, { words })
  if (change.kind === 'format') {
    const formats = [
      ...change.added.map((format) => t(`format.${format as Format}`)),
      ...change.removed.map((format) => t('change.not', { format: t(`format.${format as Format}`) })),
    ]
    return t('change.format', { formats: formatList(formats), words })
  }
  if (change.what === 'turn') return t('change.blockTurn', { words, into: t(`turn.${change.into as Turn}`) })
  const block = t(`kind.${change.block as Kind}`)
  return change.what === 'insert' ? t('change.blockInsert', { block, words }) : t('change.blockDelete', { block, words })
}
