import type { PaperNode, SectionContent } from '../paper-json.ts'
import { marksOf, suggestionOf, tagOf, type WhichSuggestions, withContent, withMarks, withoutAttribute } from './suggestion-tag.ts'
import { fillDocument, joinRuns, pruneEmpty } from './tidy-content.ts'

/** A section's text without some of its suggestions, as if they had never been made. */
export const rejectSuggestions = (content: SectionContent, which: WhichSuggestions): SectionContent =>
  fillDocument(pruneEmpty(content.content?.flatMap((node) => rejectIn(node, which)) ?? []))

/** What is left of one node. Never looks at its neighbours, so the parts of a text can be judged one by one. */
export function rejectIn(node: PaperNode, which: WhichSuggestions): PaperNode[] {
  if (node.type === 'text') return rejectInText(node, which)
  const suggestion = suggestionOf(node)
  const isMeant = suggestion !== undefined && which(suggestion)
  if (isMeant && suggestion.kind === 'insert') return []
  const kept = isMeant ? withoutAttribute(node, 'suggestion') : node
  if (!kept.content) return [kept]
  return [withContent(kept, joinRuns(kept.content.flatMap((child) => rejectIn(child, which))))]
}

function rejectInText(node: PaperNode, which: WhichSuggestions): PaperNode[] {
  if (!node.marks) return [node]
  const isProposed = [...marksOf(node, 'insertion'), ...marksOf(node, 'boundary')].some((mark) => which(tagOf(mark)))
  if (isProposed) return []
  const marks = node.marks.filter((mark) => !((mark.type === 'deletion' || mark.type === 'formatting') && which(tagOf(mark))))
  return [marks.length === node.marks.length ? node : withMarks(node, marks)]
}
