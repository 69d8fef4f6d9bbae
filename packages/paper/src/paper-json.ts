/** One mark on a run of text, e.g. `{ type: 'link', attrs: { href: 'https://…' } }`. */
export type PaperMark = { type: string; attrs?: Record<string, unknown> }

/** One node of a section's text, in ProseMirror's JSON form. A text node has `text` and no `content`. */
export type PaperNode = {
  type: string
  attrs?: Record<string, unknown>
  content?: PaperNode[]
  text?: string
  marks?: PaperMark[]
}

/** A section's whole text: a `doc` node with block nodes. */
export type SectionContent = PaperNode & { type: 'doc' }

/** What a new section holds: one empty paragraph. */
export const emptyContent = (): SectionContent => ({ type: 'doc', content: [{ type: 'paragraph' }] })

const TEXT_BLOCKS = new Set(['paragraph', 'heading', 'figure'])
const SHOWN_WITHOUT_TEXT = new Set(['figure', 'footnote', 'recommendation', 'evidence', 'table'])

/**
 * The characters of a node as a reader sees them: blocks end with a newline, a hard break is a newline. A footnote's words and what a
 * policy block says in its fields are not part of the running text.
 */
export function plainText(node: PaperNode): string {
  if (node.type === 'text') return node.text ?? ''
  if (node.type === 'hardBreak') return '\n'
  const inner = (node.content ?? []).map(plainText).join('')
  return TEXT_BLOCKS.has(node.type) ? `${inner}\n` : inner
}

/** A text without its white space and block edges: what is left of words when they are looked for in another text. */
export const withoutSpace = (text: string): string => text.replace(/\s+/gu, '')

/** Whether a section says nothing yet: no letter, and no block that shows something without one. */
export const isBlank = (content: SectionContent): boolean => plainText(content).trim() === '' && !holdsShown(content)

const holdsShown = (node: PaperNode): boolean => SHOWN_WITHOUT_TEXT.has(node.type) || (node.content ?? []).some(holdsShown)

/** Number of characters in text nodes (UTF-16 units, as Yjs counts them); block ends and breaks do not count. */
export const countCharacters = (node: PaperNode): number =>
  node.type === 'text' ? (node.text ?? '').length : (node.content ?? []).reduce((sum, child) => sum + countCharacters(child), 0)

/** Number of words: runs between white space that hold a letter or a digit. */
export const countWords = (node: PaperNode): number =>
  plainText(node)
    .split(/\s+/u)
    .filter((run) => /[\p{L}\p{N}]/u.test(run)).length
