import { nodeSize, type PaperNode, walkContent } from '@concord/paper'
import type { Node } from '@tiptap/pm/model'

/** What is searched for. */
export type FindQuery = { text: string; isCaseMatched: boolean; isWholeWord: boolean }

/** A place in a section, as its editor counts. */
export type Match = { from: number; to: number }

const GAP = '\ufffc'
const MAX_QUERY = 200
const LINES = new Set(['paragraph', 'heading', 'figure'])

/** The pattern of a query; undefined where nothing is searched for. A space also finds one that does not break. */
export function patternOf({ text, isCaseMatched, isWholeWord }: FindQuery): RegExp | undefined {
  if (text === '' || text.length > MAX_QUERY) return undefined
  const words = text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').replace(/[ \u00a0\u202f]/g, '[ \\u00a0\\u202f]')
  return new RegExp(isWholeWord ? `(?<![\\p{L}\\p{N}_])${words}(?![\\p{L}\\p{N}_])` : words, isCaseMatched ? 'gu' : 'giu')
}

const matchesIn = (text: string, start: number, pattern: RegExp): Match[] =>
  [...text.matchAll(pattern)].map(({ index, 0: found }) => ({ from: start + index, to: start + index + found.length }))

/** The matches in a section's text, also where no editor stands. Words that somebody suggests to take out do not count. */
export function findInContent(content: PaperNode, pattern: RegExp): Match[] {
  const matches: Match[] = []
  for (const { node, at } of walkContent(content)) {
    if (!LINES.has(node.type)) continue
    const text = (node.content ?? []).map((inline) => {
      const isRead = inline.type === 'text' && !inline.marks?.some(({ type }) => type === 'deletion')
      return isRead ? inline.text : GAP.repeat(nodeSize(inline))
    })
    matches.push(...matchesIn(text.join(''), at + 1, pattern))
  }
  return matches
}

/** The matches in an editor's text, at the same places as `findInContent` has them. */
export function findInDoc(doc: Node, pattern: RegExp): Match[] {
  const matches: Match[] = []
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return true
    let text = ''
    node.forEach((inline) => {
      const isRead = inline.isText && !inline.marks.some(({ type }) => type.name === 'deletion')
      text += isRead ? inline.text! : GAP.repeat(inline.nodeSize)
    })
    matches.push(...matchesIn(text, pos + 1, pattern))
    return false
  })
  return matches
}
