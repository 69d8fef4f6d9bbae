import { execFileSync } from 'node:child_process'
import type { PaperNode, PaperSnapshot } from '@concord/paper'
import { strFromU8, unzipSync } from 'fflate'

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const unescaped = (text: string): string =>
  text.replaceAll(/&(?:#(\d+)|#x([0-9a-f]+)|([a-z]+));/giu, (_, decimal, hex, name) =>
    name === undefined ? String.fromCodePoint(Number.parseInt(decimal ?? hex, decimal === undefined ? 16 : 10)) : ENTITIES[name]!,
  )

/** What a reader of the HTML sees, without tags. */
export const textOfHtml = (html: Uint8Array): string =>
  unescaped(
    strFromU8(html)
      .replace(/<style>[\s\S]*?<\/style>/u, '')
      .replaceAll(/<(?:br|\/?(?:p|h\d|li|td|th|tr|div))\b[^>]*>/gu, '\n')
      .replaceAll(/<[^>]*>/gu, ''),
  )

export const partOfDocx = (docx: Uint8Array, name: string): string => strFromU8(unzipSync(docx)[name]!)

/** The text runs of a Word file, paragraphs and breaks as new lines. */
export const textOfDocx = (docx: Uint8Array): string =>
  unescaped(
    partOfDocx(docx, 'word/document.xml')
      .replaceAll(/<w:instrText[^>]*>[^<]*<\/w:instrText>/gu, '')
      .replaceAll(/<\/w:p>|<w:br\/>|<w:tab\/>/gu, '\n')
      .replaceAll(/<[^>]*>/gu, ''),
  )

/** The words of a Word file's footnotes. */
export const footnotesOfDocx = (docx: Uint8Array): string => unescaped(partOfDocx(docx, 'word/footnotes.xml').replaceAll(/<[^>]*>/gu, ''))

/** What pdftotext reads between header and footer. `raw` keeps the order in which the text was set: a table cell by cell. */
export const textOfPdf = (pdf: Uint8Array, order: 'reading' | 'raw' = 'reading'): string => {
  const body = ['-r', '72', '-x', '0', '-y', '85', '-W', '596', '-H', '665', ...(order === 'raw' ? ['-raw'] : [])]
  return execFileSync('pdftotext', [...body, '-', '-'], { input: pdf, maxBuffer: 64 * 1024 * 1024 }).toString('utf8')
}

/**
 * Without anything that a line break may add or take: white space, the places where a long word may break, and hyphens
 * (pdftotext takes one at the end of a line for hyphenation and leaves it out).
 */
export const packed = (text: string): string => text.normalize('NFC').replaceAll(/[\s\u200b\u00ad-]/gu, '')

/** What a node says in its fields and shows in print. */
const FIELDS: Record<string, readonly string[]> = { recommendation: ['instrument', 'legalHook'], evidence: ['value', 'unit'] }
const fieldsOf = ({ type, attrs = {} }: PaperNode): string[] =>
  (FIELDS[type] ?? []).flatMap((name) => (typeof attrs[name] === 'string' ? [attrs[name]] : []))

const textsOf = (node: PaperNode): string[] =>
  node.type === 'text' ? [node.text ?? ''] : [...fieldsOf(node), ...(node.content ?? []).flatMap(textsOf)]

const notesOf = (node: PaperNode): string[] =>
  node.type === 'footnote' ? [String(node.attrs?.text ?? '')] : (node.content ?? []).flatMap(notesOf)

/** Every word of a paper's footnotes. */
export const noteWordsOf = (snapshot: PaperSnapshot): string[] =>
  snapshot.sections
    .flatMap(({ content }) => notesOf(content))
    .flatMap((text) => text.split(/\s+/u))
    .filter((word) => word !== '')

/** Every word of a paper: titles, text and what its blocks say in their fields, split at white space. Footnotes are apart. */
export const wordsOf = (snapshot: PaperSnapshot): string[] =>
  [snapshot.title, ...snapshot.sections.flatMap((section) => [section.title, ...textsOf(section.content)])]
    .flatMap((text) => text.split(/\s+/u))
    .filter((word) => word !== '')
