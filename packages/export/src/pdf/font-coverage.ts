import { FONT_STYLES, type FontFile } from './font-files.ts'

/** The code points that a TrueType file has glyphs for: its `cmap` table, subtables 4 and 12 (OpenType 1.9, “cmap”). */
export function codePointsOf(font: Buffer): Set<number> {
  const cmap = tableStart(font, 'cmap')
  const points = new Set<number>()
  for (let index = 0; index < font.readUInt16BE(cmap + 2); index++) {
    const start = cmap + font.readUInt32BE(cmap + 4 + index * 8 + 4)
    const format = font.readUInt16BE(start)
    if (format === 4) readSegments(font, start, points)
    if (format === 12) readGroups(font, start, points)
  }
  return points
}

function tableStart(font: Buffer, tag: string): number {
  for (let index = 0; index < font.readUInt16BE(4); index++) {
    const entry = 12 + index * 16
    if (font.toString('latin1', entry, entry + 4) === tag) return font.readUInt32BE(entry + 8)
  }
  throw new Error(`font without a ${tag} table`)
}

function readSegments(font: Buffer, start: number, points: Set<number>): void {
  const size = font.readUInt16BE(start + 6)
  for (let at = start + 14; at < start + 14 + size; at += 2) {
    const [last, first, delta] = [font.readUInt16BE(at), font.readUInt16BE(at + size + 2), font.readUInt16BE(at + 2 * size + 2)]
    const rangeAt = at + 3 * size + 2
    const range = font.readUInt16BE(rangeAt)
    for (let point = first; point <= last && point !== 0xffff; point++) {
      const glyph = range === 0 ? point + delta : font.readUInt16BE(rangeAt + range + 2 * (point - first))
      if (glyph % 0x10000 !== 0) points.add(point)
    }
  }
}

function readGroups(font: Buffer, start: number, points: Set<number>): void {
  for (let index = 0; index < font.readUInt32BE(start + 12); index++) {
    const group = start + 16 + index * 12
    for (let point = font.readUInt32BE(group); point <= font.readUInt32BE(group + 4); point++) points.add(point)
  }
}

/** The symbol fonts have stray letters of other scripts, which cannot make words. */
const SCRIPTS = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]$/u

/** Says whether the PDF can show a character in every style; characters without a shape of their own always pass. */
export function buildCoverage(fonts: readonly FontFile[]): (character: string) => boolean {
  const points = fonts.map((font) => ({ serves: font.serves, has: codePointsOf(font.bytes) }))
  const everywhere = (point: number) =>
    FONT_STYLES.every((style) => points.some(({ serves, has }) => serves.includes(style) && has.has(point)))
  return (character) =>
    (SCRIPTS.test(character) && everywhere(character.codePointAt(0)!)) || /^\p{Default_Ignorable_Code_Point}$/u.test(character)
}
