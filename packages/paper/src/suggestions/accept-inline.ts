import type { PaperMark, PaperNode } from '../paper-json.ts'
import { MARK_ORDER } from '../schema-names.ts'
import { formatOf } from './list-suggestions.ts'
import { type BoundaryKind, marksOf, suggestionOf, tagOf, type WhichSuggestions, withMarks, withoutAttribute } from './suggestion-tag.ts'

/** A step between two pieces of a line. */
type Break = { boundary: 'split' | 'join' }
/** A piece of a line, or a step between two pieces. `isNew`: it was only proposed. */
export type Step = { node: PaperNode; isNew: boolean } | Break

export const isBreak = (step: Step): step is Break => 'boundary' in step

/** A line of text with some suggestions taken in. */
export const acceptInline = (nodes: readonly PaperNode[], which: WhichSuggestions): Step[] =>
  nodes.flatMap((node) => (node.type === 'text' ? acceptText(node, which) : acceptAtom(node, which)))

function acceptAtom(node: PaperNode, which: WhichSuggestions): Step[] {
  const suggestion = suggestionOf(node)
  if (!suggestion || !which(suggestion)) return [{ node, isNew: suggestion?.kind === 'insert' }]
  return suggestion.kind === 'delete' ? [] : [{ node: withoutAttribute(node, 'suggestion'), isNew: suggestion.kind === 'insert' }]
}

function acceptText(node: PaperNode, which: WhichSuggestions): Step[] {
  const isMeant = (mark: PaperMark) => which(tagOf(mark))
  if (marksOf(node, 'deletion').some(isMeant)) return []
  const boundary = marksOf(node, 'boundary')
  const taken = boundary.find(isMeant)
  if (taken) return [...(node.text ?? '')].map(() => stepOf(taken.attrs?.kind as BoundaryKind))
  const isNew = boundary.length > 0 || marksOf(node, 'insertion').length > 0
  const kept = (node.marks ?? []).filter((mark) => !(mark.type === 'insertion' && isMeant(mark)))
  return [{ node: withMarks(node, takeFormats(kept, isMeant)), isNew }]
}

const stepOf = (kind: BoundaryKind): Step => (kind === 'break' ? { node: { type: 'hardBreak' }, isNew: true } : { boundary: kind })

function takeFormats(marks: readonly PaperMark[], isMeant: (mark: PaperMark) => boolean): PaperMark[] {
  let result = [...marks]
  for (const mark of marks) {
    if (mark.type !== 'formatting' || !isMeant(mark)) continue
    const { added, removed, href } = formatOf(mark.attrs ?? {})
    const gone = new Set([...added, ...removed])
    const formats = added.flatMap((type): PaperMark[] => (type !== 'link' ? [{ type }] : href ? [{ type, attrs: { href } }] : []))
    result = [...result.filter((one) => one !== mark && !gone.has(one.type)), ...formats]
  }
  return result.sort((a, b) => MARK_ORDER.indexOf(a.type) - MARK_ORDER.indexOf(b.type))
}
