import { headingNumbers, type PaperNode, type SectionContent, type SectionStart } from '@concord/paper'

/** A section's numbered nodes: each with its number as text, and the words of its footnotes. */
export type NodeNumbers = { of: ReadonlyMap<PaperNode, string>; notes: readonly string[] }

const levelOf = (node: PaperNode): number => (typeof node.attrs?.level === 'number' ? node.attrs.level : 1)

/**
 * Numbers the nodes of one section for reading, beginning with `start`. Where nobody knows what stands before the section only its footnotes
 * are numbered, from 1 on.
 */
export function numberNodes(content: SectionContent, start: SectionStart | undefined): NodeNumbers {
  const of = new Map<PaperNode, string>()
  const notes: string[] = []
  const next = { recommendation: start?.recommendation, evidence: start?.evidence, footnote: start?.footnote ?? 1 }
  const visit = (node: PaperNode): void => {
    if (node.type === 'footnote') notes.push(typeof node.attrs?.text === 'string' ? node.attrs.text : '')
    if (node.type === 'recommendation' || node.type === 'evidence' || node.type === 'footnote') {
      const number = next[node.type]
      if (number !== undefined) {
        of.set(node, String(number))
        next[node.type] = number + 1
      }
    }
    for (const child of node.content ?? []) visit(child)
  }
  visit(content)
  if (!start) return { of, notes }
  const headings = (content.content ?? []).filter(({ type }) => type === 'heading')
  for (const [at, number] of headingNumbers(start.section, headings.map(levelOf)).entries()) of.set(headings[at]!, number)
  return { of, notes }
}
