import { placeOf } from '../normalise/normalise-paper.ts'
import { allInlines, fieldTexts, footnotesOf, inlineText, type PrintPaper } from '../print-paper.ts'
import type { RenditionFinding } from '../rendition-error.ts'

type Covers = (character: string) => boolean

const SHOWN = 8

const nameOf = (character: string): string => `${character} (U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')})`

function finding(sectionId: string | null, place: string, text: string, covers: Covers): RenditionFinding[] {
  const missing = [...new Set(text.normalize('NFC'))].filter((character) => !covers(character))
  if (missing.length === 0) return []
  const names = missing.slice(0, SHOWN).map(nameOf).join(', ')
  const rest = missing.length > SHOWN ? ` and ${missing.length - SHOWN} more` : ''
  const message = `${place}: the PDF has no letter shape for ${names}${rest}. Say it in words, or leave it out.`
  return [{ sectionId, rule: 'unsupported_character', message }]
}

/** Characters of titles and text that the PDF cannot show, section by section. */
export function glyphFindings(paper: PrintPaper, covers: Covers): RenditionFinding[] {
  const sections = paper.sections.flatMap((section) => {
    const { blocks } = section
    const texts = [
      ...allInlines(blocks).map((inlines) => inlineText(inlines)),
      ...footnotesOf(blocks).map(({ text }) => text),
      ...fieldTexts(blocks),
    ]
    return finding(section.id, placeOf(section), `${section.title} ${texts.join(' ')}`, covers)
  })
  return [...finding(null, 'Cover', paper.title, covers), ...sections]
}
