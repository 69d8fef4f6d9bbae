import fc from 'fast-check'
import { expect, test } from 'vitest'
import { EU_LANGUAGES } from './languages.ts'
import { findReferences, LONGEST_REFERENCE, referenceLink } from './references.ts'
import { isAllowedLink } from './schema-names.ts'

const LEGAL = 'https://eur-lex.europa.eu/legal-content/EN/TXT/?uri='

test.each([
  ['COM(2025) 555', `${LEGAL}COM:2025:555:FIN`],
  ['COM(2025) 555 final', `${LEGAL}COM:2025:555:FIN`],
  ['COM(2025) 555 final/2', `${LEGAL}COM:2025:555:FIN`],
  ['COM(2025)\u00a0555', `${LEGAL}COM:2025:555:FIN`],
  ['SWD(2021) 84 final', `${LEGAL}SWD:2021:84:FIN`],
  ['JOIN(2020) 18', `${LEGAL}JOIN:2020:18:FIN`],
  ['2025/0555(COD)', 'https://eur-lex.europa.eu/procedure/EN/2025_555'],
  ['2025/0555 (COD)', 'https://eur-lex.europa.eu/procedure/EN/2025_555'],
  ['2018/0166(APP)', 'https://eur-lex.europa.eu/procedure/EN/2018_166'],
  ['Regulation (EU) 2021/695', `${LEGAL}CELEX:32021R0695`],
  ['Regulation (EU) No 1303/2013', `${LEGAL}CELEX:32013R1303`],
  ['Regulation (EC) No 1907/2006', `${LEGAL}CELEX:32006R1907`],
  ['Regulation (EC) 1907/2006', `${LEGAL}CELEX:32006R1907`],
  ['Regulation (EEC) No 1408/71', `${LEGAL}CELEX:31971R1408`],
  ['Regulation (EU, Euratom) 2018/1046', `${LEGAL}CELEX:32018R1046`],
  ['Directive 2014/24/EU', `${LEGAL}CELEX:32014L0024`],
  ['Directive 95/46/EC', `${LEGAL}CELEX:31995L0046`],
  ['Directive (EU) 2016/680', `${LEGAL}CELEX:32016L0680`],
  ['Decision 2011/833/EU', `${LEGAL}CELEX:32011D0833`],
  ['Decision No 1082/2013/EU', `${LEGAL}CELEX:32013D1082`],
  ['Verordnung (EU) 2021/695', `${LEGAL}CELEX:32021R0695`],
  ['Verordnung (EU) Nr. 1303/2013', `${LEGAL}CELEX:32013R1303`],
  ['Richtlinie 2014/24/EU', `${LEGAL}CELEX:32014L0024`],
  ['règlement (UE) 2021/695', `${LEGAL}CELEX:32021R0695`],
  ['Κανονισμός (ΕΕ) 2021/695', `${LEGAL}CELEX:32021R0695`],
  ['Регламент (ЕС) 2021/695', `${LEGAL}CELEX:32021R0695`],
  ['32021R0695', `${LEGAL}CELEX:32021R0695`],
  ['CELEX:32021R0695', `${LEGAL}CELEX:32021R0695`],
  ['52025PC0555', `${LEGAL}CELEX:52025PC0555`],
  ['http://data.europa.eu/eli/reg/2021/695/oj', 'https://eur-lex.europa.eu/eli/reg/2021/695/oj/eng'],
  ['https://data.europa.eu/eli/dir/2014/24', 'https://eur-lex.europa.eu/eli/dir/2014/24/oj/eng'],
  ['https://eur-lex.europa.eu/eli/reg/2016/679/2016-05-04/fra', 'https://eur-lex.europa.eu/eli/reg/2016/679/2016-05-04/eng'],
])('%s leads to %s', (text, link) => {
  const [found, ...more] = findReferences(`As said in ${text}, we ask for more.`)
  expect(more).toEqual([])
  expect(found).toMatchObject({ from: 11, to: 11 + text.length, text })
  expect(referenceLink(found!.target, 'en')).toBe(link)
})

test.each([
  'In 2025 we met 555 people (all of them).',
  'Decision 5/2019 of the city council',
  'a room for 2014/24 people',
  'Regulation 7',
  'https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:32021R0695',
  'XCOM(2025) 555',
  'part 132021R06951',
  '2025/0555',
])('%s is no reference', (text) => {
  expect(findReferences(text)).toEqual([])
})

test('a link speaks the language of the paper', () => {
  const [act, file, eli] = findReferences('Directive 2014/24/EU; 2025/0555(COD); http://data.europa.eu/eli/reg/2021/695/oj')
  expect(referenceLink(act!.target, 'fr')).toBe('https://eur-lex.europa.eu/legal-content/FR/TXT/?uri=CELEX:32014L0024')
  expect(referenceLink(file!.target, 'el')).toBe('https://eur-lex.europa.eu/procedure/EL/2025_555')
  expect(referenceLink(eli!.target, 'ga')).toBe('https://eur-lex.europa.eu/eli/reg/2021/695/oj/gle')
})

const pieces = fc.constantFrom(
  'COM(2025) 5',
  ' ',
  'Directive 2014/24/EU',
  '32021R0695',
  '2025/0555(COD)',
  '/',
  ',',
  'Regulation (EU) ',
  '2021/695',
  'é',
  '🎉',
)

test('whatever the text: references are in order, lie apart, are as long as they say, and may be linked', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(pieces, fc.string()), { maxLength: 12 }), fc.constantFrom(...EU_LANGUAGES), (parts, language) => {
      const text = parts.join('')
      let end = 0
      for (const found of findReferences(text)) {
        expect(found.from).toBeGreaterThanOrEqual(end)
        expect(text.slice(found.from, found.to)).toBe(found.text)
        expect(found.text.length).toBeLessThanOrEqual(LONGEST_REFERENCE)
        expect(isAllowedLink(referenceLink(found.target, language))).toBe(true)
        end = found.to
      }
    }),
  )
})
