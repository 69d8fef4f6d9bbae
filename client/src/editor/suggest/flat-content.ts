import { BOUNDARY_CHARACTERS, type BoundaryKind, isSuggestionMark, type SuggestionTag } from '@concord/paper'
import { Fragment, type Mark, type Node, type Schema, type Slice } from '@tiptap/pm/model'
import { suggestionMark } from './suggester.ts'

/** What somebody put in, as a suggestion can hold it: a line of pieces, and whole blocks after it. */
export type FlatContent = { pieces: Piece[]; blocks: Node[] }
export type Piece = { kind: 'text'; text: string; marks: readonly Mark[] } | { kind: BoundaryKind }
type Line = { node: Node; isOpenStart: boolean; isOpenEnd: boolean }

/** Takes a slice apart; undefined where its form is more than a suggestion can say. */
export function flatten(slice: Slice): FlatContent | undefined {
  if (slice.size === 0) return { pieces: [], blocks: [] }
  if (slice.content.firstChild?.isInline) return withBlocks(piecesOf(slice.content), [])
  if (slice.openStart === 0 && slice.openEnd === 0) return { pieces: [], blocks: [...slice.content.content] }
  const lines = linesOf(slice.content, slice.openStart, slice.openEnd)
  if (!lines) return undefined
  const first = lines.findIndex((line) => !isFlat(line))
  const flat = first === -1 ? lines : lines.slice(0, first)
  const pieces = flat.map(({ node }) => piecesOf(node.content))
  if (pieces.some((part) => part === undefined)) return undefined
  const joined = pieces.flatMap((part, index) => (index === 0 ? part! : [{ kind: 'split' } as const, ...part!]))
  return withBlocks(joined, first === -1 ? [] : closedBlocks(lines.slice(first)))
}

const withBlocks = (pieces: Piece[] | undefined, blocks: Node[]): FlatContent | undefined => pieces && { pieces, blocks }

/** A line that continues another one or is continued, or a paragraph between such. */
const isFlat = ({ node, isOpenStart, isOpenEnd }: Line): boolean =>
  node.isTextblock && (isOpenStart || isOpenEnd || node.type.name === 'paragraph')

const HOLDERS = new Set(['bulletList', 'orderedList', 'listItem', 'blockquote', 'callout', 'recommendation', 'evidence'])

function linesOf(content: Fragment, openStart: number, openEnd: number): Line[] | undefined {
  const lines: Line[] = []
  for (const [index, node] of content.content.entries()) {
    const start = index === 0 ? openStart : 0
    const end = index === content.childCount - 1 ? openEnd : 0
    if (node.isTextblock || (start === 0 && end === 0)) lines.push({ node, isOpenStart: start > 0, isOpenEnd: end > 0 })
    else if (!HOLDERS.has(node.type.name)) return undefined
    else {
      const inner = linesOf(node.content, Math.max(0, start - 1), Math.max(0, end - 1))
      if (!inner) return undefined
      lines.push(...inner)
    }
  }
  return lines
}

const closedBlocks = (lines: readonly Line[]): Node[] =>
  lines.flatMap(({ node, isOpenEnd }) => (isOpenEnd && node.content.size === 0 ? [] : [node]))

function piecesOf(content: Fragment): Piece[] | undefined {
  const pieces: Piece[] = []
  for (const node of content.content) {
    if (node.isText)
      pieces.push({ kind: 'text', text: node.text ?? '', marks: node.marks.filter(({ type }) => !isSuggestionMark(type.name)) })
    else if (node.type.name === 'hardBreak') pieces.push({ kind: 'break' })
    else return undefined
  }
  return pieces
}

/** The pieces as text that carries a suggestion. `around`: other people's suggestions that they stand in. */
export function proposedText(schema: Schema, pieces: readonly Piece[], tag: SuggestionTag, around: readonly Mark[]): Fragment {
  const insertion = suggestionMark(schema, 'insertion', tag)
  return Fragment.from(
    pieces.flatMap((piece) => {
      if (piece.kind !== 'text') return [boundaryText(schema, piece.kind, tag)]
      const marks = [...piece.marks, ...around].reduce((set, mark) => mark.addToSet(set), insertion.addToSet([]))
      return piece.text === '' ? [] : [schema.text(piece.text, marks)]
    }),
  )
}

/** The character that stands for a step between two lines. */
export const boundaryText = (schema: Schema, kind: BoundaryKind, tag: SuggestionTag): Node =>
  schema.text(BOUNDARY_CHARACTERS[kind], [suggestionMark(schema, 'boundary', tag, { kind })])
