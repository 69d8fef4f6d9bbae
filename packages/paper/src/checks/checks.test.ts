import fc from 'fast-check'
import { expect, test } from 'vitest'
import { EU_LANGUAGES, type Language } from '../languages.ts'
import { type PaperNode, plainText, type SectionContent } from '../paper-json.ts'
import { maxWordsOf, TEMPLATES } from '../templates.ts'
import { applyFix, checkSection, type Finding } from './index.ts'

const NBSP = '\u00a0'
const line = (text: string): PaperNode => ({ type: 'paragraph', content: [{ type: 'text', text }] })
const heading = (level: number, text: string): PaperNode => ({
  type: 'heading',
  attrs: { level },
  content: text === '' ? [] : [{ type: 'text', text }],
})
const section = (...content: PaperNode[]): SectionContent => ({ type: 'doc', content })
const check = (content: SectionContent, language: Language = 'en') => checkSection(content, { language })

/** Applies the first fix again and again until there is none. */
function fixAll(content: SectionContent, language: Language = 'en'): SectionContent {
  let now = content
  for (let steps = 0; steps < 300; steps += 1) {
    const fix = check(now, language).find((finding) => finding.fix)?.fix
    if (!fix) return now
    now = applyFix(now, fix)
  }
  throw new Error('fixing does not come to an end')
}

test.each([
  ['It costs EUR 12 500 a year.', `It costs EUR${NBSP}12${NBSP}500 a year.`],
  ['It costs €12,500.', `It costs EUR${NBSP}12${NBSP}500.`],
  ['It costs 12,500 €.', `It costs EUR${NBSP}12${NBSP}500.`],
  ['1,250,000 people', `1${NBSP}250${NBSP}000 people`],
  ['about 5% or 5 %', `about 5${NBSP}% or 5${NBSP}%`],
  ['See Article 5 and paragraph (2), Annex IV.', `See Article${NBSP}5 and paragraph${NBSP}(2), Annex${NBSP}IV.`],
  ['On December 10, 2025 we met.', `On 10${NBSP}December 2025 we met.`],
  ['the 10th of December 2025', `the 10${NBSP}December 2025`],
  ['10 December 2025', `10${NBSP}December 2025`],
  ['2025-12-10', `10${NBSP}December 2025`],
  ['10.12.2025', `10${NBSP}December 2025`],
  ['25/12/2025 and 12/25/2025', `25${NBSP}December 2025 and 25${NBSP}December 2025`],
  ['In AT, GR and GB', 'In AT, EL and UK'],
  ['in the Czech Republic', 'in Czechia'],
])('%s becomes %s', (before, after) => {
  expect(plainText(fixAll(section(line(before)))).trim()).toBe(after)
})

test.each([
  'In 2025 100 people came.',
  `EUR${NBSP}5 million, 3.5 and 2,5`,
  'https://example.eu/10.12.2025/5%20GR',
  'call +32 2 299 11 11',
  'a drive of 5 GB',
  'GRAND and GR8',
  '31.02.2025 is no day',
  `10${NBSP}December 2025`,
  'version 1.10.2 of 2025-13-40',
])('nothing is wrong with “%s”', (text) => {
  expect(check(section(line(text)))).toEqual([])
})

test('other languages put the code behind the amount and write thousands their own way', () => {
  expect(plainText(fixAll(section(line('Das kostet 12.500 € nach Artikel 5.')), 'de')).trim()).toBe(
    `Das kostet 12${NBSP}500${NBSP}EUR nach Artikel${NBSP}5.`,
  )
})

test('a date that may be read in two ways is for the writer to settle', () => {
  expect(check(section(line('on 10/12/2025')))).toMatchObject([{ rule: 'date_unclear', from: 4, to: 14 }])
})

test('skipped and empty headings', () => {
  const content = section(heading(2, 'Begins low'), heading(1, 'Then high'), heading(3, 'Jumps'), heading(2, ''))
  expect(check(content).map(({ rule, said }) => [rule, said])).toEqual([
    ['heading_skipped', 'Begins low'],
    ['heading_skipped', 'Jumps'],
    ['heading_empty', ''],
  ])
  expect(fixAll(content).content?.map(({ type, attrs }) => [type, attrs?.level])).toEqual([
    ['heading', 1],
    ['heading', 1],
    ['heading', 2],
    ['paragraph', undefined],
  ])
})

const cell = (type: string): PaperNode => ({ type, attrs: { colspan: 1 }, content: [line('x')] })
const table = (...rows: string[][]): PaperNode => ({
  type: 'table',
  content: rows.map((cells) => ({ type: 'tableRow', content: cells.map(cell) })),
})

test('a table needs a header row or a header column', () => {
  const bare = section(table(['tableCell', 'tableCell'], ['tableCell', 'tableCell']))
  expect(check(bare).map(({ rule }) => rule)).toEqual(['table_header'])
  expect(fixAll(bare)).toEqual(section(table(['tableHeader', 'tableHeader'], ['tableCell', 'tableCell'])))
  expect(check(section(table(['tableHeader', 'tableCell'], ['tableHeader', 'tableCell'])))).toEqual([])
})

test('what the policy blocks lack', () => {
  const content = section(
    { type: 'figure', attrs: { alt: ' ', file: null } },
    { type: 'recommendation', attrs: { addressees: [] }, content: [line('Open one portal.')] },
    { type: 'evidence', attrs: { value: '7', asOf: null }, content: [line('Seven regions.')] },
    { type: 'figure', attrs: { alt: 'A map', file: null } },
    { type: 'recommendation', attrs: { addressees: ['11111111-1111-4111-8111-111111111111'] }, content: [line('Fund it.')] },
    { type: 'evidence', attrs: { asOf: '2025-12-10' }, content: [line('Eight.')] },
  )
  expect(check(content).map(({ rule }) => rule)).toEqual(['alt_missing', 'addressee_missing', 'as_of_missing'])
})

test('characters that the PDF cannot show, each once a line', () => {
  expect(check(section(line('好 and 好 and 🎉, but é, ß, Ж and Ω')))).toMatchObject([
    { rule: 'character_unknown', from: 1, to: 2 },
    { rule: 'character_unknown', from: 13, to: 15 },
  ])
})

test('a section that is longer than its template advises', () => {
  const { guidance } = TEMPLATES.lab_report[0]!
  const maxWords = maxWordsOf('lab_report', guidance)
  expect(maxWords).toBe(250)
  const content = section(line('word '.repeat(251)))
  expect(checkSection(content, { language: 'en', maxWords })).toMatchObject([{ rule: 'too_long', said: '251 / 250' }])
  expect(maxWordsOf('lab_report', 'Something else')).toBeUndefined()
})

test('what somebody suggests to take out is not looked at', () => {
  const tag = { id: '11111111-1111-4111-8111-111111111111', by: '22222222-2222-4222-8222-222222222222', at: '2026-01-01T00:00:00.000Z' }
  const deleted: PaperNode = { type: 'text', text: '5%', marks: [{ type: 'deletion', attrs: tag }] }
  const gone = { ...table(['tableCell']), attrs: { suggestion: `delete ${tag.id} ${tag.by} ${tag.at}` } }
  expect(check(section({ type: 'paragraph', content: [deleted, { type: 'text', text: ' is left' }] }, gone))).toEqual([])
})

const WORDS = [
  'EUR',
  '€',
  '12',
  '5',
  '500',
  ' ',
  NBSP,
  ',',
  '.',
  '%',
  '12,500',
  '10/12/2025',
  '25/12/2025',
  'December',
  '10th',
  '2025',
  'Article',
  'IV',
  'GR',
  'GB',
  '-',
  '/',
  'x',
  '🎉',
]
const text = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 14 }).map((words) => words.join(''))
const run = text.chain((words) =>
  fc.boolean().map((bold): PaperNode => ({ type: 'text', text: words, ...(bold && { marks: [{ type: 'bold' }] }) })),
)
const inline = fc.oneof(
  { weight: 6, arbitrary: run },
  fc.constantFrom<PaperNode>({ type: 'hardBreak' }, { type: 'footnote', attrs: { text: '5%' } }),
)
const block = fc.oneof(
  fc.array(inline, { maxLength: 4 }).map((content): PaperNode => ({ type: 'paragraph', content })),
  fc.tuple(fc.integer({ min: 1, max: 3 }), fc.oneof(text, fc.constant(''))).map(([level, words]) => heading(level, words)),
  fc
    .array(fc.array(fc.constantFrom('tableCell', 'tableHeader'), { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 2 })
    .map((rows) => table(...rows)),
  fc.array(inline, { maxLength: 3 }).map((content): PaperNode => ({ type: 'blockquote', content: [{ type: 'paragraph', content }] })),
)
const anySection = fc.array(block, { minLength: 1, maxLength: 5 }).map((blocks) => section(...blocks))
const language = fc.constantFrom(...EU_LANGUAGES)
const same = (one: Finding) => (other: Finding) =>
  one.rule === other.rule && one.from === other.from && one.to === other.to && one.said === other.said

test('a fix removes what it was for, and doing it all comes to an end at a text with nothing to fix', () => {
  fc.assert(
    fc.property(anySection, language, (content, spoken) => {
      for (const finding of check(content, spoken)) {
        if (!finding.fix) continue
        const after = applyFix(content, finding.fix)
        expect(check(after, spoken).some(same(finding))).toBe(false)
      }
      const done = fixAll(content, spoken)
      expect(check(done, spoken).filter(({ fix }) => fix)).toEqual([])
      expect(fixAll(done, spoken)).toEqual(done)
    }),
    { numRuns: 500 },
  )
})
