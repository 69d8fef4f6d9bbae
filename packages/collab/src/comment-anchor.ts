import * as buffer from 'lib0/buffer'
import * as Y from 'yjs'

/** Where a comment hangs: two Yjs relative positions, each as base64 of its encoding. They follow the words, whatever is written around them. */
export type CommentAnchor = { start: string; end: string }

/** A stretch of a section's text in the editor's count: one for each character and each leaf, one for each edge of another node. */
export type TextRange = { from: number; to: number }

/** Whether a node has no inside in the paper's schema (a break, a footnote): then it counts as one. */
export type IsLeaf = (name: string) => boolean

/** The longest encoding of one relative position that is taken, in characters of base64. */
export const MAX_ANCHOR_CHARACTERS = 256

type Run = { text: Y.XmlText; start: number }

/** The runs of text below a fragment with their place in the editor's count, in the order of the text. */
function runsOf(fragment: Y.XmlFragment, isLeaf: IsLeaf): Run[] {
  const runs: Run[] = []
  const walk = (parent: Y.XmlFragment | Y.XmlElement, start: number): number => {
    let at = start
    for (const child of parent.toArray()) {
      if (child instanceof Y.XmlText) {
        runs.push({ text: child, start: at })
        at += child.length
      } else if (child instanceof Y.XmlElement) at = isLeaf(child.nodeName) ? at + 1 : walk(child, at + 1) + 1
    }
    return at
  }
  walk(fragment, 0)
  return runs
}

const encode = (text: Y.XmlText, index: number, side: 0 | -1): string =>
  buffer.toBase64(Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(text, index, side)))

/** The anchor of the words in a range: it holds on to the first and to the last character. Undefined where the range holds none. */
export function maybeAnchor(fragment: Y.XmlFragment, { from, to }: TextRange, isLeaf: IsLeaf): CommentAnchor | undefined {
  const held = runsOf(fragment, isLeaf)
    .map(({ text, start }) => ({ text, first: Math.max(from - start, 0), last: Math.min(to - start, text.length) }))
    .filter(({ first, last }) => first < last)
  const [opening, closing] = [held[0], held.at(-1)]
  return opening && closing && { start: encode(opening.text, opening.first, 0), end: encode(closing.text, closing.last, -1) }
}

/** The position that `text` encodes; undefined for anything that no client of ours has made. */
function maybePosition(text: string): Y.RelativePosition | undefined {
  if (text.length > MAX_ANCHOR_CHARACTERS) return undefined
  try {
    const position = Y.decodeRelativePosition(buffer.fromBase64(text))
    const isSame = position.item !== null && buffer.toBase64(Y.encodeRelativePosition(position)) === text
    return isSame ? position : undefined
  } catch {
    return undefined
  }
}

/** Whether both ends are relative positions of characters, written the one way that they are written. */
export const isCommentAnchor = ({ start, end }: CommentAnchor): boolean =>
  maybePosition(start) !== undefined && maybePosition(end) !== undefined

/**
 * Finds anchors in one text: build it anew after every change of the text, and ask it for as many anchors as there are. Where one end of an
 * anchor went away with its block, the other end's block is what is left of it.
 */
export function anchorFinder(fragment: Y.XmlFragment, isLeaf: IsLeaf): (anchor: CommentAnchor) => TextRange | undefined {
  const { doc } = fragment
  const runs = runsOf(fragment, isLeaf)
  const starts = new Map(runs.map(({ text, start }) => [text, start]))

  const find = (encoded: string): { at: number; run: Run } | undefined => {
    const position = maybePosition(encoded)
    const found = position && doc ? Y.createAbsolutePositionFromRelativePosition(position, doc) : null
    if (!(found?.type instanceof Y.XmlText)) return undefined
    const start = starts.get(found.type)
    return start === undefined ? undefined : { at: start + found.index, run: { text: found.type, start } }
  }
  return (anchor) => {
    const [start, end] = [find(anchor.start), find(anchor.end)]
    const from = start?.at ?? end?.run.start
    const to = end?.at ?? (start && start.run.start + start.run.text.length)
    return from === undefined || to === undefined || from >= to ? undefined : { from, to }
  }
}
