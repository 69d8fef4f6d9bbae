import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The styles that the template asks for. Each one is there exactly, so a font installed on the machine never comes closer. */
export const FONT_STYLES = ['400Regular', '400Regular_Italic', '600SemiBold', '600SemiBold_Italic'] as const
export type FontStyle = (typeof FONT_STYLES)[number]

type Family = { folder: string; prefix: string; styles: readonly FontStyle[] }

const FAMILIES: readonly Family[] = [
  { folder: '@expo-google-fonts/source-serif-4', prefix: 'SourceSerif4', styles: FONT_STYLES },
  { folder: '@expo-google-fonts/noto-sans', prefix: 'NotoSans', styles: FONT_STYLES },
  { folder: '@expo-google-fonts/noto-sans-math', prefix: 'NotoSansMath', styles: ['400Regular'] },
  { folder: '@expo-google-fonts/noto-sans-symbols-2', prefix: 'NotoSansSymbols2', styles: ['400Regular'] },
]

/** A font's bytes and the styles of text that it serves. */
export type FontFile = { serves: readonly FontStyle[]; bytes: Buffer }

/** The TrueType files of the PDF (all OFL): Source Serif 4 and Noto Sans in four styles, Noto's signs and symbols in one for all. */
export const readFontFiles = (): FontFile[] =>
  FAMILIES.flatMap(({ folder, prefix, styles }) =>
    styles.map((style) => {
      const address = import.meta.resolve(`${folder}/${style}/${prefix}_${style}.ttf`)
      return { serves: styles.length === 1 ? FONT_STYLES : [style], bytes: readFileSync(fileURLToPath(address)) }
    }),
  )
