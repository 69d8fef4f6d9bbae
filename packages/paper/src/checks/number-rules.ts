import type { Language } from '../languages.ts'
import type { LineFinding } from './finding.ts'

const NBSP = '\u00a0'
/** The languages that put the currency's code before the amount, and write thousands with a comma outside of the Union's rules. */
const CODE_FIRST: readonly Language[] = ['en', 'ga', 'lv', 'mt']
const COMMA_LANGUAGES: readonly Language[] = ['en', 'ga', 'mt']

const AMOUNT = '\\d{1,3}(?:[ \\u00a0.,]\\d{3})+(?:[.,]\\d{1,2})?|\\d+(?:[.,]\\d+)?'
const CODES = 'EUR|USD|GBP|CHF|SEK|DKK|PLN|CZK|HUF|RON|BGN|NOK'
const SPACE_BEHIND_CODE = new RegExp(`(?<![\\p{L}\\p{N}])(?:${CODES})( )(?=\\d)`, 'gu')
const SPACE_BEFORE_CODE = new RegExp(`(?<=\\d)( )(?=(?:${CODES})(?![\\p{L}\\p{N}]))`, 'gu')
const EURO_FIRST = new RegExp(`€[ \\u00a0]?(${AMOUNT})(?!\\d)`, 'gu')
const EURO_LAST = new RegExp(`(?<![\\p{L}\\p{N}.,])(${AMOUNT})[ \\u00a0]?€`, 'gu')
const SPACED = /(?<![\p{L}\p{N}.,+])(?<!\d[ \u00a0])\d{1,3}(?:[ \u00a0]\d{3})+(?![\p{L}\p{N}]|[ \u00a0.,]\d)/gu
const COMMAS = /(?<![\p{L}\p{N}.,])\d{1,3}(?:,\d{3})+(?![\p{L}\p{N}]|,\d)/gu
const POINTS = /(?<![\p{L}\p{N}.,])\d{1,3}(?:\.\d{3})+(?![\p{L}\p{N}]|\.\d)/gu
const PERCENT = /\d( ?)%/gu

const all = <Found>(text: string, pattern: RegExp, read: (match: RegExpExecArray) => Found): Found[] =>
  [...text.matchAll(pattern)].map(read)

const space = (match: RegExpExecArray, rule: LineFinding['rule']): LineFinding => {
  const from = match.index + match[0].lastIndexOf(' ')
  return { rule, from, to: from + 1, insert: NBSP }
}

/** Amounts, thousands and percentages as the Interinstitutional Style Guide writes them: "EUR 12 500", "5 %", never broken. */
export function numberFindings(text: string, language: Language): LineFinding[] {
  const euro = (match: RegExpExecArray): LineFinding => ({
    rule: 'currency',
    from: match.index,
    to: match.index + match[0].length,
    insert: CODE_FIRST.includes(language) ? `EUR${NBSP}${match[1]}` : `${match[1]}${NBSP}EUR`,
  })
  const thousands = (match: RegExpExecArray): LineFinding => ({
    rule: 'thousands',
    from: match.index,
    to: match.index + match[0].length,
    insert: match[0].replace(/[ .,]/g, NBSP),
  })
  const spaced = all(text, SPACED, thousands).filter(({ from, to }) => text.slice(from, to).includes(' '))
  return [
    ...all(text, SPACE_BEHIND_CODE, (match) => space(match, 'space_amount')),
    ...all(text, SPACE_BEFORE_CODE, (match) => space(match, 'space_amount')),
    ...all(text, EURO_FIRST, euro),
    ...all(text, EURO_LAST, euro),
    ...spaced,
    ...all(text, COMMA_LANGUAGES.includes(language) ? COMMAS : POINTS, thousands),
    ...all(
      text,
      PERCENT,
      ({ index, 0: found }): LineFinding => ({
        rule: 'space_percent',
        from: index,
        to: index + found.length,
        insert: `${found[0]}${NBSP}%`,
      }),
    ),
  ]
}
