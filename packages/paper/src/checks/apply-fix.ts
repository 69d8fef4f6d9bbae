import type { PaperNode, SectionContent } from '../paper-json.ts'
import type { Fix } from './finding.ts'
import { nodeSize } from './walk-content.ts'

const placeOf = (fix: Fix): number => (fix.kind === 'replace' ? fix.from : fix.at)

function replaceText(node: PaperNode, from: number, to: number, insert: string): PaperNode[] {
  const text = node.text!
  const changed = `${text.slice(0, from)}${insert}${text.slice(to)}`
  return changed === '' ? [] : [{ ...node, text: changed }]
}

function asParagraph({ attrs, ...rest }: PaperNode): PaperNode {
  const { level: _level, ...kept } = attrs ?? {}
  return { ...rest, ...(Object.keys(kept).length > 0 && { attrs: kept }), type: 'paragraph' }
}

function asHeaderRow(table: PaperNode): PaperNode {
  const [first, ...rows] = table.content ?? []
  const cells = (first?.content ?? []).map((cell) => ({ ...cell, type: 'tableHeader' }))
  return { ...table, content: [{ ...first!, content: cells }, ...rows] }
}

/** What becomes of the node that stands at the fix's place. */
function changeNode(node: PaperNode, fix: Exclude<Fix, { kind: 'replace' }>): PaperNode {
  if (fix.kind === 'level') return { ...node, attrs: { ...node.attrs, level: fix.level } }
  return fix.kind === 'paragraph' ? asParagraph(node) : asHeaderRow(node)
}

/** Text that a fix replaces may stand in several runs with different marks: the first takes what is inserted, the others lose theirs. */
function changeChildren(children: readonly PaperNode[], start: number, fix: Fix): PaperNode[] {
  let at = start
  let isInserted = false
  return children.flatMap((node) => {
    const [from, to] = [at, at + nodeSize(node)]
    at = to
    if (fix.kind !== 'replace') {
      if (from === fix.at) return [changeNode(node, fix)]
    } else if (node.type === 'text') {
      const [first, last] = [Math.max(from, fix.from), Math.min(to, fix.to)]
      if (first >= last) return [node]
      const insert = isInserted ? '' : fix.insert
      isInserted = true
      return replaceText(node, first - from, last - from, insert)
    }
    const isWithin = placeOf(fix) > from && placeOf(fix) < to && node.content
    return [isWithin ? { ...node, content: changeChildren(node.content!, from + 1, fix) } : node]
  })
}

/** The section after one fix. An editor does the same with its own steps; this is what they are measured by. */
export const applyFix = (content: SectionContent, fix: Fix): SectionContent => ({
  ...content,
  content: changeChildren(content.content ?? [], 0, fix),
})
