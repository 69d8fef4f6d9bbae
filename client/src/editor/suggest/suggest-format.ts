import { formatOf, type SuggestionTag } from '@concord/paper'
import type { Mark, Node } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import { isOwnProposal, type Suggester, suggestionMark } from './suggester.ts'

type Format = ReturnType<typeof formatOf>

/** Suggests that text gets or loses a format. What the person has only proposed gets it at once; the same wish once more takes it back. */
export function suggestFormat(
  tr: Transaction,
  from: number,
  to: number,
  wish: { mark: Mark; isAdded: boolean },
  tag: SuggestionTag,
  suggester: Suggester,
): void {
  tr.doc.nodesBetween(from, to, (node, pos) => {
    if (!node.isText) return true
    const [start, end] = [Math.max(from, pos), Math.min(to, pos + node.nodeSize)]
    if (start >= end) return false
    if (!isOwnProposal(node, suggester)) suggestOn(tr, node, start, end, wish, tag, suggester)
    else if (wish.isAdded) tr.addMark(start, end, wish.mark)
    else tr.removeMark(start, end, wish.mark.type)
    return false
  })
}

function suggestOn(
  tr: Transaction,
  node: Node,
  from: number,
  to: number,
  wish: { mark: Mark; isAdded: boolean },
  tag: SuggestionTag,
  suggester: Suggester,
): void {
  const standing = node.marks.find(({ type, attrs }) => type.name === 'formatting' && attrs.by === suggester.personId)
  const format = nextFormat(standing ? formatOf(standing.attrs) : { added: [], removed: [], href: null }, node, wish)
  if (standing) tr.removeMark(from, to, standing)
  if (format.added.length === 0 && format.removed.length === 0) return
  const id = standing ? (standing.attrs.id as string) : tag.id
  const more = { added: format.added.join(' '), removed: format.removed.join(' '), href: format.href }
  tr.addMark(from, to, suggestionMark(tr.doc.type.schema, 'formatting', { ...tag, id }, more))
}

function nextFormat({ added, removed, href }: Format, node: Node, { mark, isAdded }: { mark: Mark; isAdded: boolean }): Format {
  const name = mark.type.name
  const target = name === 'link' ? String(mark.attrs.href) : null
  const has = node.marks.some((one) => one.type.name === name && (target === null || one.attrs.href === target))
  const others = {
    added: added.filter((one) => one !== name),
    removed: removed.filter((one) => one !== name),
    href: name === 'link' ? null : href,
  }
  const isWished = isAdded ? added.includes(name) && (target === null || href === target) : removed.includes(name)
  if (isWished || (isAdded && has)) return others
  if (isAdded) return { ...others, added: [...others.added, name], href: target ?? others.href }
  return node.marks.some(({ type }) => type.name === name) && !added.includes(name)
    ? { ...others, removed: [...others.removed, name] }
    : others
}
