import type { Language } from '@concord/paper'
import { type IParagraphStyleOptions, type IStylesOptions, LineRuleType } from 'docx'

export const ACCENT = '1F3A8A'
export const QUIET = '565F70'
export const RULE = 'CBD2DE'
export const TINT = 'EEF1F8'

/** Fonts that every Word has and LibreOffice replaces by others of the same widths. */
const SERIF = 'Cambria'
const SANS = 'Calibri'

const COUNTRIES: Partial<Record<Language, string>> = {
  cs: 'CZ',
  da: 'DK',
  et: 'EE',
  el: 'GR',
  en: 'GB',
  ga: 'IE',
  sl: 'SI',
  sv: 'SE',
}

/** A language as word processors name it, with a country: `el-GR`. */
export const wordLanguage = (language: Language): string => `${language}-${COUNTRIES[language] ?? language.toUpperCase()}`

const spacing = (before: number, after: number, line = 276) => ({ before, after, line, lineRule: LineRuleType.AUTO })

const heading = (size: number, color: string, before: number, font = SANS) => ({
  run: { font, size, bold: true, color },
  paragraph: { spacing: spacing(before, 100, 252), keepNext: true, keepLines: true },
})

type Look = { run?: IParagraphStyleOptions['run']; paragraph?: IParagraphStyleOptions['paragraph'] }

const style = (id: string, name: string, look: Look): IParagraphStyleOptions => ({
  id,
  name,
  basedOn: 'Normal',
  quickFormat: true,
  ...look,
})

/** Styles of our own words, which are English whatever the paper is. */
const label = (size: number, color = QUIET): IParagraphStyleOptions['run'] => ({ font: SANS, size, color, language: { value: 'en-GB' } })

const ownStyles: IParagraphStyleOptions[] = [
  style('Subtitle', 'Subtitle', { run: { font: SANS, size: 24, color: QUIET }, paragraph: { spacing: spacing(0, 240) } }),
  style('Quote', 'Quote', {
    run: { italics: true },
    paragraph: {
      indent: { left: 340 },
      spacing: spacing(160, 160),
      border: { left: { style: 'single', size: 18, space: 10, color: ACCENT } },
    },
  }),
  style('ListBullet', 'List Bullet', { paragraph: { spacing: spacing(0, 80) } }),
  style('ListNumber', 'List Number', { paragraph: { spacing: spacing(0, 80) } }),
  style('ListContinue', 'List Continue', { paragraph: { spacing: spacing(0, 80) } }),
  style('TableText', 'Table Text', { run: { size: 19 }, paragraph: { spacing: spacing(40, 40, 252) } }),
  style('TableHeader', 'Table Header', { run: { font: SANS, size: 19, bold: true }, paragraph: { spacing: spacing(40, 40, 252) } }),
  style('TableEnd', 'Table End', { run: { size: 8 }, paragraph: { spacing: spacing(0, 120, 240) } }),
  style('Figure', 'Figure', { paragraph: { spacing: spacing(240, 80, 240), keepNext: true } }),
  style('Caption', 'caption', { run: { font: SANS, size: 18, color: QUIET }, paragraph: { spacing: spacing(0, 240, 252) } }),
  style('BoxHeading', 'Box Heading', { run: label(18), paragraph: { spacing: spacing(40, 80, 252), keepNext: true } }),
  style('BoxText', 'Box Text', { paragraph: { spacing: spacing(0, 80), keepNext: true } }),
  style('BoxAmount', 'Box Amount', {
    run: { font: SANS, size: 32, bold: true },
    paragraph: { spacing: spacing(0, 60, 240), keepNext: true },
  }),
  style('BoxLabel', 'Box Label', { run: label(18), paragraph: { spacing: spacing(0, 20, 252), keepNext: true } }),
  style('BoxFact', 'Box Fact', { run: { font: SANS, size: 18 }, paragraph: { spacing: spacing(0, 20, 252), keepNext: true } }),
  style('CoverKind', 'Cover Kind', { run: { ...label(22, ACCENT), bold: true }, paragraph: { spacing: spacing(2400, 60) } }),
  style('CoverFact', 'Cover Fact', {
    run: { font: SANS, size: 18 },
    paragraph: { indent: { left: 2000, hanging: 2000 }, leftTabStop: 2000, spacing: spacing(0, 80, 252) },
  }),
  style('CoverNote', 'Cover Note', { run: { ...label(18, ACCENT), bold: true }, paragraph: { spacing: spacing(1400, 240) } }),
  style('ContentsTitle', 'Contents Title', {
    run: { ...label(36, ACCENT), font: SERIF, bold: true },
    paragraph: { spacing: spacing(0, 200) },
  }),
  style('Approval', 'Approval', { run: label(16), paragraph: { spacing: spacing(0, 200, 252), keepNext: true } }),
  style('Hash', 'Hash', { run: { font: SANS, size: 14, color: QUIET, noProof: true }, paragraph: { spacing: spacing(0, 60, 252) } }),
  style('Header', 'header', { run: label(16), paragraph: { spacing: spacing(0, 0, 240) } }),
  style('Footer', 'footer', { run: label(16), paragraph: { spacing: spacing(0, 0, 240) } }),
  style('TOC1', 'toc 1', { run: { font: SANS, size: 20, bold: true }, paragraph: { spacing: spacing(120, 40, 252) } }),
  style('TOC2', 'toc 2', {
    run: { font: SANS, size: 20, color: QUIET },
    paragraph: { indent: { left: 240 }, spacing: spacing(0, 40, 252) },
  }),
]

/** The styles of a paper in a language. */
export const docxStyles = (language: Language): IStylesOptions => ({
  default: {
    document: {
      run: { font: SERIF, size: 22, language: { value: wordLanguage(language) } },
      paragraph: { spacing: spacing(0, 160) },
    },
    title: { run: { font: SERIF, size: 56, bold: true }, paragraph: { spacing: spacing(0, 200, 252) } },
    heading1: heading(36, ACCENT, 480, SERIF),
    heading2: heading(25, '14171F', 320),
    heading3: heading(22, ACCENT, 260),
    heading4: heading(20, QUIET, 220),
    hyperlink: { run: { color: ACCENT, underline: { type: 'single' } } },
    footnoteText: { run: { size: 18 }, paragraph: { spacing: spacing(0, 40, 240) } },
    listParagraph: { paragraph: { spacing: spacing(0, 80) } },
  },
  paragraphStyles: ownStyles,
})
