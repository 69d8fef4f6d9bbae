import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

/** What the packer takes from the clock or cannot say, and the file has to say instead. */
export type Fixed = { language: string; at: Date }

const TAG = /<[^>]*>/gu
/** Names that the packer draws at random or counts over all files of the process. */
const DRAWN_NAME = /( (?:r:id|Id|w:anchor|w:name)=")(rId[0-9a-z_-]{12,}|_Toc\d+)"/gu
const DRAWN_REFERENCE = /(<w:instrText[^>]*>\s*PAGEREF )(_Toc\d+)/gu

const BOOKMARK_NUMBER = /(<w:bookmark(?:Start|End) [^>]*w:id=")(\d+)"/gu

/** Gives each drawn name one that depends only on the order in which it is met. */
function nameInOrder(): (drawn: string) => string {
  const names = new Map<string, string>()
  return (drawn) => {
    const kind = /^(_Toc|rId)?/u.exec(drawn)![0]
    if (!names.has(drawn)) names.set(drawn, `${kind === 'rId' ? 'rIdLink' : kind}${names.size + 1}`)
    return names.get(drawn)!
  }
}

const rename = (xml: string, nameOf: (drawn: string) => string): string =>
  xml
    .replace(TAG, (tag) => tag.replace(DRAWN_NAME, (_, before: string, drawn: string) => `${before}${nameOf(drawn)}"`))
    .replace(DRAWN_REFERENCE, (_, before: string, drawn: string) => before + nameOf(drawn))
    .replace(BOOKMARK_NUMBER, (_, before: string, drawn: string) => `${before}${nameOf(drawn)}"`)

const sayFixed = (core: string, { language, at }: Fixed): string =>
  core
    .replace(/(<dcterms:(created|modified) [^>]*>)[^<]*/gu, (_, tag: string) => tag + at.toISOString())
    .replace('</dc:title>', () => `</dc:title><dc:language>${language}</dc:language>`)

/** The types come first, as readers expect; then by name. */
const inOrder = (names: string[]): string[] => [
  '[Content_Types].xml',
  ...names.filter((name) => name !== '[Content_Types].xml').sort((a, b) => (a < b ? -1 : 1)),
]

/** The same Word file with everything fixed that differs from run to run: names, times, order. */
export function steadyArchive(packed: Uint8Array, fixed: Fixed): Uint8Array {
  const parts = unzipSync(packed)
  const nameOf = nameInOrder()
  // The text comes first so that names follow its order.
  for (const name of ['word/document.xml', 'word/_rels/document.xml.rels']) {
    parts[name] = strToU8(rename(strFromU8(parts[name]!), nameOf))
  }
  parts['docProps/core.xml'] = strToU8(sayFixed(strFromU8(parts['docProps/core.xml']!), fixed))
  const ordered = Object.fromEntries(inOrder(Object.keys(parts)).map((name) => [name, parts[name]!]))
  // Archives hold local time: this date reads the same in every time zone.
  return zipSync(ordered, { level: 6, mtime: new Date(1980, 0, 1) })
}
