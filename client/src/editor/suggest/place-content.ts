import { encodeBlockSuggestion, type SuggestionTag } from '@concord/paper'
import { Fragment, Mark, type Node, type ResolvedPos, type Slice } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import type { ChangedRange } from './changed-ranges.ts'
import { flatten, type Piece, proposedText } from './flat-content.ts'
import type { Suggester } from './suggester.ts'

/** Between which places of the transaction something stands, once `steps` of its steps are done. */
export type Placed = { from: number; to: number; steps: number }

/** Puts in what somebody wished to put in the place of a range, as a proposal. Undefined where a suggestion cannot say it. */
export function placeContent(
  tr: Transaction,
  slice: Slice,
  range: ChangedRange,
  tag: SuggestionTag,
  suggester: Suggester,
): Placed | undefined {
  const content = flatten(slice)
  if (!content) return undefined
  const { pieces, blocks } = content
  if (pieces.length === 0 && blocks.length === 0) return { from: range.toA, to: range.toA, steps: tr.steps.length }
  const $line = [range.toA, range.fromA].map((pos) => tr.doc.resolve(pos)).find(({ parent }) => parent.inlineContent)
  if (blocks.length > 0) return placeBlocks(tr, $line, pieces.length > 0 ? undefined : blocks, range.toA, tag)
  if (
    !$line ||
    !mayHold(
      $line,
      pieces.some(({ kind }) => kind === 'split'),
    )
  )
    return undefined
  const isBare = range.fromA === range.toA
  const pos = isBare ? clearOfDeleted($line) : $line.pos
  const $pos = tr.doc.resolve(pos)
  const { moved, by } = moveRight(pieces, $pos)
  const text = proposedText(tr.doc.type.schema, moved, tag, othersAround($pos, suggester))
  tr.insert(pos + by, text)
  return { from: pos, to: pos + text.size, steps: tr.steps.length }
}

/**
 * Words put in before the same words again: it cannot be seen which are new. The shared text takes the later ones for new, so they are what
 * is proposed; else the mark would lie on words that somebody else wrote.
 */
function moveRight(pieces: readonly Piece[], $pos: ResolvedPos): { moved: readonly Piece[]; by: number } {
  const [piece] = pieces
  if (pieces.length !== 1 || piece?.kind !== 'text') return { moved: pieces, by: 0 }
  const following = textAfter($pos, piece.marks)
  let by = 0
  while (by < following.length && following[by] === piece.text[by % piece.text.length]) by += 1
  if (by > 0 && /[\ud800-\udbff]/.test(following[by - 1]!)) by -= 1
  const turned = by % piece.text.length
  return { moved: [{ ...piece, text: piece.text.slice(turned) + piece.text.slice(0, turned) }], by }
}

/** What stands behind a place in the same look. */
function textAfter($pos: ResolvedPos, marks: readonly Mark[]): string {
  let text = ''
  const first = $pos.nodeAfter
  for (let index = $pos.index(); index < $pos.parent.childCount; index += 1) {
    const node = text === '' && first ? first : $pos.parent.child(index)
    if (!node.isText || !Mark.sameSet(plainMarks(node), marks)) break
    text += node.text
  }
  return text
}

const plainMarks = ({ marks }: Node): readonly Mark[] => marks.filter(({ type }) => !SUGGESTION_TYPES.has(type.name))

/** A figure's caption and the like are one line and stay one. */
const mayHold = ({ parent }: ResolvedPos, isSplit: boolean): boolean =>
  !isSplit || parent.type.name === 'paragraph' || parent.type.name === 'heading'

/**
 * What is typed in the middle of words that are to go comes before them: it would be hard to see, and to cut a mark in two that somebody may
 * be settling at this moment would leave half of it behind.
 */
function clearOfDeleted($pos: ResolvedPos): number {
  const shared = sharedMarks($pos, 'deletion')
  if (shared.length === 0) return $pos.pos
  let pos = $pos.pos - $pos.textOffset
  for (let index = $pos.index() - 1; index >= 0; index -= 1) {
    const node = $pos.parent.child(index)
    if (!shared.some((mark) => mark.isInSet(node.marks))) break
    pos -= node.nodeSize
  }
  return pos
}

/** Inside of somebody else's proposal a proposal is part of both: to reject either takes it away. */
const othersAround = ($pos: ResolvedPos, { personId }: Suggester): Mark[] =>
  sharedMarks($pos, 'insertion').filter(({ attrs }) => attrs.by !== personId)

function sharedMarks($pos: ResolvedPos, name: string): Mark[] {
  const after = $pos.nodeAfter?.marks ?? []
  return ($pos.nodeBefore?.marks ?? []).filter((mark) => mark.type.name === name && mark.isInSet(after))
}

/** Whole blocks come after the line in which somebody stands, if that is at its end. */
function placeBlocks(
  tr: Transaction,
  $line: ResolvedPos | undefined,
  blocks: readonly Node[] | undefined,
  at: number,
  tag: SuggestionTag,
): Placed | undefined {
  if (!blocks || ($line && $line.pos < $line.end())) return undefined
  const pos = $line ? $line.after() : at
  const $pos = tr.doc.resolve(pos)
  const suggestion = encodeBlockSuggestion({ ...tag, kind: 'insert' })
  if (blocks.some((node) => !('suggestion' in node.attrs))) return undefined
  const proposed = Fragment.from(
    blocks.map((node) => withoutSuggestions(node).type.create({ ...node.attrs, suggestion }, withoutSuggestions(node).content)),
  )
  if (!$pos.parent.canReplace($pos.index(), $pos.index(), proposed)) return undefined
  tr.insert(pos, proposed)
  return { from: pos, to: pos + proposed.size, steps: tr.steps.length }
}

/** A copy of a block as plain text of the person who proposes it. */
function withoutSuggestions(node: Node): Node {
  if (node.isText) return node.mark(node.marks.filter(({ type }) => !SUGGESTION_TYPES.has(type.name)))
  const attrs = 'suggestion' in node.attrs ? { ...node.attrs, suggestion: null } : node.attrs
  return node.type.create(attrs, Fragment.from(node.content.content.map(withoutSuggestions)), node.marks)
}

const SUGGESTION_TYPES = new Set(['insertion', 'deletion', 'boundary', 'formatting'])
