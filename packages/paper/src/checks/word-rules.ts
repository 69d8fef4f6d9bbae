import type { Language } from '../languages.ts'
import { isCalendarDay } from '../schema-names.ts'
import type { LineFinding } from './finding.ts'

const NBSP = '\u00a0'
const MONTHS = 'January|February|March|April|May|June|July|August|September|October|November|December'.split('|')
const MONTH = `(${MONTHS.join('|')})`
const BEFORE = '(?<![\\p{L}\\p{N}/.-])'
const BEHIND = '(?![\\p{L}\\p{N}]|[/.-]\\p{N})'
const AMERICAN = new RegExp(`${BEFORE}${MONTH} (\\d{1,2})(?:st|nd|rd|th)?, ?(\\d{4})${BEHIND}`, 'gu')
const ORDINAL = new RegExp(`${BEFORE}(\\d{1,2})(?:st|nd|rd|th) (?:of )?${MONTH}${BEHIND}`, 'gu')
const LOOSE = new RegExp(`${BEFORE}\\d{1,2}( )${MONTH}${BEHIND}`, 'gu')
const ISO = new RegExp(`${BEFORE}(\\d{4})-(\\d{2})-(\\d{2})${BEHIND}`, 'gu')
const NUMBERS = new RegExp(`${BEFORE}(\\d{1,2})([./])(\\d{1,2})\\2(\\d{4})${BEHIND}`, 'gu')

type Found = LineFinding | undefined

const written = (day: number, month: number, year: string): string => `${day}${NBSP}${MONTHS[month - 1]} ${year}`
const isDay = (day: number, month: number, year: string): boolean =>
  isCalendarDay(`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`)

function dateOf(match: RegExpExecArray, day: number, month: number, year: string): Found {
  if (!isDay(day, month, year)) return undefined
  return { rule: 'date', from: match.index, to: match.index + match[0].length, insert: written(day, month, year) }
}

/** "10.12.2025" begins with the day; with a slash it may begin with the month, and only the writer knows. */
function numericDate(match: RegExpExecArray): Found {
  const [first, second, year] = [Number(match[1]), Number(match[3]), match[4]!]
  if (match[2] === '.' || first > 12) return dateOf(match, first, second, year)
  if (second > 12) return dateOf(match, second, first, year)
  if (first === second) return dateOf(match, first, second, year)
  return isDay(first, second, year) ? { rule: 'date_unclear', from: match.index, to: match.index + match[0].length } : undefined
}

/** Dates as the Union writes them in English: "10 December 2025", the day and its month kept together. */
export function dateFindings(text: string, language: Language): LineFinding[] {
  if (language !== 'en') return []
  const read = (pattern: RegExp, found: (match: RegExpExecArray) => Found): LineFinding[] =>
    [...text.matchAll(pattern)].flatMap((match) => found(match) ?? [])
  return [
    ...read(AMERICAN, (match) => dateOf(match, Number(match[2]), MONTHS.indexOf(match[1]!) + 1, match[3]!)),
    ...read(ORDINAL, (match) => ({
      rule: 'date',
      from: match.index,
      to: match.index + match[0].length,
      insert: `${match[1]}${NBSP}${match[2]}`,
    })),
    ...read(LOOSE, (match) => {
      const from = match.index + match[0].indexOf(' ')
      return { rule: 'space_date', from, to: from + 1, insert: NBSP }
    }),
    ...read(ISO, (match) => dateOf(match, Number(match[3]), Number(match[2]), match[1]!)),
    ...read(NUMBERS, numericDate),
  ]
}

/** The words before a number that it must not be parted from, by language. */
const COUNTED: Readonly<Partial<Record<Language, string>>> = {
  en: 'Articles?|Art\\.|Annex|Chapters?|Recitals?|Sections?|Title|Table|Figure|paragraphs?|points?|page|No',
  de: 'Artikel|Art\\.|Anhang|Kapitel|Abschnitt|Absatz|Abs\\.|Nummer|Nr\\.|Seite|Tabelle',
  fr: 'articles?|Articles?|annexe|chapitre|considérant|section|titre|tableau|figure|paragraphes?|points?|page|no',
  es: 'artículos?|anexo|capítulo|considerando|sección|título|cuadro|apartados?|letra|página|n\\.º',
  it: 'articol[oi]|allegato|capo|considerando|sezione|titolo|tabella|paragraf[oi]|punt[oi]|pagina|n\\.',
  pt: 'artigos?|anexo|capítulo|considerando|secção|título|quadro|pontos?|página|n\\.º',
  nl: 'artikel(?:en)?|bijlage|hoofdstuk|overweging|afdeling|titel|tabel|lid|punt|bladzijde|nr\\.',
  pl: 'art\\.|ust\\.|pkt|załącznik|rozdział|motyw|sekcja|tytuł|tabela|nr',
}

/** A number that is counted ("Article 5", "Annex IV", "paragraph (2)") stays on the line of its word. */
export function countedFindings(text: string, language: Language): LineFinding[] {
  const words = COUNTED[language]
  if (!words) return []
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${words})( )(?=\\d|\\([\\da-z]{1,3}\\)|[IVXLC]+(?!\\p{L}))`, 'gu')
  return [...text.matchAll(pattern)].map((match) => {
    const from = match.index + match[0].length - 1
    return { rule: 'space_reference', from, to: from + 1, insert: NBSP }
  })
}

/** The Union's own codes and short names where others are common. */
const COUNTRIES: readonly (readonly [pattern: RegExp, insert: string, languages?: readonly Language[]])[] = [
  [/(?<![\p{L}\p{N}_-])GR(?![\p{L}\p{N}_-])/gu, 'EL'],
  [/(?<![\p{L}\p{N}_-]|\d[ \u00a0])GB(?![\p{L}\p{N}_-])/gu, 'UK'],
  [/(?<![\p{L}\p{N}])U\.K\.(?![\p{L}\p{N}])/gu, 'UK', ['en']],
  [/(?<![\p{L}\p{N}])(?:[Tt]he )?Czech Republic(?![\p{L}\p{N}])/gu, 'Czechia', ['en']],
]

/** Countries by the Union's codes: EL for Greece, UK for the United Kingdom. */
export const countryFindings = (text: string, language: Language): LineFinding[] =>
  COUNTRIES.filter(([, , languages]) => languages === undefined || languages.includes(language)).flatMap(([pattern, insert]) =>
    [...text.matchAll(pattern)].map(
      ({ index, 0: found }): LineFinding => ({ rule: 'country', from: index, to: index + found.length, insert }),
    ),
  )
