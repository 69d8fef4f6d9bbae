import type { Language } from './languages.ts'

/** A reference to an act or document of the Union in a text, and what EUR-Lex calls it. Positions are UTF-16 units. */
export type Reference = { from: number; to: number; text: string; target: ReferenceTarget }

/** `document`: a `uri` of EUR-Lex such as `CELEX:32021R0695` or `COM:2025:555:FIN`. `procedure`: `2025_555`. `eli`: `reg/2021/695/oj`. */
export type ReferenceTarget = { kind: 'document' | 'procedure' | 'eli'; name: string }

/** The codes by which ELI addresses name a language (ISO 639-2/T). */
const LONG_CODES: Readonly<Record<Language, string>> = {
  bg: 'bul',
  es: 'spa',
  cs: 'ces',
  da: 'dan',
  de: 'deu',
  et: 'est',
  el: 'ell',
  en: 'eng',
  fr: 'fra',
  ga: 'gle',
  hr: 'hrv',
  it: 'ita',
  lv: 'lav',
  lt: 'lit',
  hu: 'hun',
  mt: 'mlt',
  nl: 'nld',
  pl: 'pol',
  pt: 'por',
  ro: 'ron',
  sk: 'slk',
  sl: 'slv',
  fi: 'fin',
  sv: 'swe',
}

/** Where EUR-Lex shows it in this language. */
export function referenceLink({ kind, name }: ReferenceTarget, language: Language): string {
  const code = language.toUpperCase()
  if (kind === 'procedure') return `https://eur-lex.europa.eu/procedure/${code}/${name}`
  if (kind === 'eli') return `https://eur-lex.europa.eu/eli/${name}/${LONG_CODES[language]}`
  return `https://eur-lex.europa.eu/legal-content/${code}/TXT/?uri=${name}`
}

/** How the acts begin in the 24 languages, endings left out, with the letter that stands for them in a CELEX number. */
const ACTS: readonly (readonly [letter: string, stems: string])[] = [
  [
    'R',
    'Regulation|Règlement|Verordnung|Reglamento?|Regolament|Regulament|Verordening|Forordning|Förordning|Asetu|Rozporządzeni|Nařízení|Nariadeni|Rendelet|Uredb|Määrus|Regul|Rialach|Регламент|Κανονισμ',
  ],
  [
    'L',
    'Directive|Richtlinie|Direct?iva|Direttiva|Richtlijn|Direktiv|Direktiiv|Dyrektyw|Směrnic|Smernic|Irányelv|Direktīv|Direktyv|Direttiv|Treoir|Treorach|Директив|Οδηγί',
  ],
  [
    'D',
    'Decision|Décision|Beschluss|Decisión|Decisione|Decisão|Decizi|Besluit|Afgørelse|Beslut|Päätö|Decyzj|Rozhodnut|Határozat|Odluk|Sklep|Otsus|Lēmum|Sprendim|Deċiżjoni|Cinne|Решени|Απόφασ',
  ],
]

/** Some languages write them with a small letter. */
const eitherCase = (stems: string): string =>
  stems
    .split('|')
    .map((stem) => `[${stem[0]}${stem[0]!.toLowerCase()}]${stem.slice(1)}`)
    .join('|')

const SPACE = '[ \\u00a0\\u202f]'
const WORD = '[\\p{L}\\p{M}]*'
/** `(EU)`, `(EU, Euratom)`, `(ЕС)`, in other languages up to seven letters. */
const UNION = `(?:${SPACE}?\\([\\p{Lu}]{1,7}(?:,${SPACE}?\\p{Lu}\\p{L}{1,10})*\\))`
const NUMBER_WORD = `(?:${SPACE}?(?:No|no|Nr|nr|Nº|nº|N°|n°|n\\.º|č|br|št|αριθ|№)\\.?)`
const TAIL = `(?:/(?:[\\p{Lu}]{2,7})(?:,${SPACE}?\\p{Lu}\\p{L}{1,10})?)`
const START = '(?<![\\p{L}\\p{N}/:=._-])'
const END = '(?![\\p{L}\\p{N}]|/\\p{N})'

const ACT = new RegExp(
  `${START}(?:${ACTS.map(([, stems]) => `((?:${eitherCase(stems)})${WORD})`).join('|')})(?:${SPACE}\\p{Ll}+)?(${UNION})?(${NUMBER_WORD})?${SPACE}?(\\d{1,4})/(\\d{1,4})(${TAIL})?${END}`,
  'gu',
)
const COMMISSION = new RegExp(
  `${START}(COM|SWD|JOIN|SEC)${SPACE}?\\((\\d{4})\\)${SPACE}?(\\d{1,4})(?:${SPACE}(?:final|endg\\.|def\\.)(?:/\\d{1,2})?)?${END}`,
  'gu',
)
const PROCEDURE = new RegExp(`${START}(\\d{4})/(\\d{4})${SPACE}?\\((?:COD|CNS|NLE|APP|AVC|SYN|BUD|DEC|RSP|INI|ACI|REG)\\)`, 'gu')
const CELEX = new RegExp(
  `${START}(?:CELEX(?::${SPACE}?|${SPACE}))?([1-9](?:19|20)\\d{2}[A-Z]{1,2}\\d{4}(?:\\(\\d{2}\\))?|1(?:19|20)\\d{2}[A-Z]/[A-Z]{3})${END}`,
  'gu',
)
const ELI =
  /(?<![\p{L}\p{N}])https?:\/\/(?:data|eur-lex)\.europa\.eu\/eli\/((?:reg|dir|dec|reco)(?:_[a-z]{2,4})*\/(?:19|20)\d{2}\/\d{1,4}(?:\/(?:oj|\d{4}-\d{2}-\d{2}))?)(?:\/[a-z]{3})?(?![\p{L}\p{N}/])/gu

const FIRST_YEAR = 1952
const LAST_YEAR = 2099
/** From 2015 on the year stands first in every act. */
const YEAR_FIRST = 2015

function fullYear(digits: string): number | undefined {
  const year = digits.length === 2 ? 1900 + Number(digits) : Number(digits)
  return (digits.length === 4 || digits.length === 2) && year >= FIRST_YEAR && year <= LAST_YEAR ? year : undefined
}

/** Which of two numbers is the year: behind "No" the second, in directives and decisions the first, else the one that can be one. */
function yearAndNumber(first: string, second: string, letter: string, hasNo: boolean): [year: number, number: string] | undefined {
  const [early, late] = [fullYear(first), fullYear(second)]
  const isYearFirst = hasNo ? false : letter !== 'R' || (early !== undefined && (late === undefined || early >= YEAR_FIRST))
  const [year, number] = isYearFirst && early !== undefined ? [early, second] : [late, first]
  return year === undefined ? undefined : [year, number]
}

const padded = (number: string): string => number.padStart(4, '0')

function actTarget(match: RegExpMatchArray): ReferenceTarget | undefined {
  const [, regulation, directive, , union, no, first, second, tail] = match
  // "Decision 5/2019" of a city council is none of ours.
  if (!union && !tail && !no) return undefined
  const letter = regulation ? 'R' : directive ? 'L' : 'D'
  const found = yearAndNumber(first!, second!, letter, no !== undefined)
  return found && { kind: 'document', name: `CELEX:3${found[0]}${letter}${padded(found[1])}` }
}

type Reader = readonly [pattern: RegExp, read: (match: RegExpMatchArray) => ReferenceTarget | undefined]

const READERS: readonly Reader[] = [
  [ELI, ([, name]) => ({ kind: 'eli', name: name!.split('/').length > 3 ? name! : `${name}/oj` })],
  [ACT, actTarget],
  [COMMISSION, ([, series, year, number]) => ({ kind: 'document', name: `${series}:${year}:${Number(number)}:FIN` })],
  [PROCEDURE, ([, year, number]) => ({ kind: 'procedure', name: `${year}_${Number(number)}` })],
  [CELEX, ([, number]) => ({ kind: 'document', name: `CELEX:${number}` })],
]

/** Every reference in a text, in its order; none lies over another. */
export function findReferences(text: string): Reference[] {
  const found = READERS.flatMap(([pattern, read]) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const target = read(match)
      return target ? [{ from: match.index, to: match.index + match[0].length, text: match[0], target }] : []
    }),
  )
  found.sort((a, b) => a.from - b.from || b.to - a.to)
  let end = 0
  return found.filter(({ from, to }) => {
    const isFree = from >= end
    if (isFree) end = to
    return isFree
  })
}

/** No reference is longer; whoever looks back from the caret need not look further. */
export const LONGEST_REFERENCE = 160
