import { emptyContent, type PaperNode, type SectionContent } from '../paper-json.ts'
import { withContent } from './suggestion-tag.ts'

/** Neighbouring runs of text with the same marks become one. */
export function joinRuns(nodes: readonly PaperNode[]): PaperNode[] {
  const joined: PaperNode[] = []
  for (const node of nodes) {
    const last = joined.at(-1)
    if (last?.type === 'text' && node.type === 'text' && JSON.stringify(last.marks ?? []) === JSON.stringify(node.marks ?? [])) {
      joined[joined.length - 1] = { ...last, text: `${last.text}${node.text}` }
    } else joined.push(node)
  }
  return joined
}

/** Blocks that hold other blocks, and are nothing without one. */
const HOLDERS = new Set(['bulletList', 'orderedList', 'listItem', 'blockquote', 'callout', 'recommendation', 'evidence'])
/** Blocks that are never left without a line of text. */
const ALWAYS_WITH_TEXT = new Set(['tableCell', 'tableHeader', 'callout', 'recommendation', 'evidence'])

/** Takes away what has lost all that it held. */
export const pruneEmpty = (nodes: readonly PaperNode[]): PaperNode[] =>
  nodes.flatMap((node) => {
    if (!node.content) return HOLDERS.has(node.type) && !ALWAYS_WITH_TEXT.has(node.type) ? [] : [fillNode(node)]
    const content = pruneEmpty(node.content)
    if (content.length > 0) return [withContent(node, withHead(node, content))]
    return HOLDERS.has(node.type) && !ALWAYS_WITH_TEXT.has(node.type) ? [] : [fillNode(withContent(node, []))]
  })

/** A list item begins with a line of text. */
const withHead = ({ type }: PaperNode, content: PaperNode[]): PaperNode[] =>
  type === 'listItem' && content[0]?.type !== 'paragraph' ? [{ type: 'paragraph' }, ...content] : content

const fillNode = (node: PaperNode): PaperNode =>
  ALWAYS_WITH_TEXT.has(node.type) && !node.content ? { ...node, content: [{ type: 'paragraph' }] } : node

/** A section's text is never without a block. */
export const fillDocument = (content: PaperNode[]): SectionContent => (content.length > 0 ? { type: 'doc', content } : emptyContent())
