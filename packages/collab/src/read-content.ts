import { MARK_ORDER, type PaperMark, type PaperNode, type SectionContent } from '@concord/paper'
import * as Y from 'yjs'
import { ROOT_NAME } from './known-text.ts'

/**
 * Reads a section's text from update bytes, into a doc of its own (converters that come with editors delete from the live doc what
 * they do not know). Neighbouring runs with equal marks are one text node, marks stand in canonical order: equal texts, equal JSON.
 */
export function readContent(bytes: Uint8Array): SectionContent {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, bytes)
  const content = childrenOf(doc.getXmlFragment(ROOT_NAME))
  doc.destroy()
  return { type: 'doc', content }
}

const childrenOf = (parent: Y.XmlFragment | Y.XmlElement): PaperNode[] => mergeRuns(parent.toArray().flatMap(readChild))

function readChild(child: Y.XmlElement | Y.XmlText | Y.XmlHook): PaperNode[] {
  if (child instanceof Y.XmlText) return readRuns(child)
  return child instanceof Y.XmlElement ? [readElement(child)] : []
}

function readElement(element: Y.XmlElement): PaperNode {
  const attrs = sortedEntries(element.getAttributes())
  const content = childrenOf(element)
  return {
    type: element.nodeName,
    ...(attrs.length > 0 ? { attrs: Object.fromEntries(attrs) } : {}),
    ...(content.length > 0 ? { content } : {}),
  }
}

type Run = { insert: unknown; attributes?: Record<string, unknown> }

function readRuns(text: Y.XmlText): PaperNode[] {
  return (text.toDelta() as Run[]).flatMap(({ insert, attributes = {} }) => {
    if (typeof insert !== 'string' || insert === '') return []
    const marks = MARK_ORDER.filter((name) => attributes[name] !== undefined && attributes[name] !== null).map((name) =>
      readMark(name, attributes[name]),
    )
    return [{ type: 'text', text: insert, ...(marks.length > 0 ? { marks } : {}) }]
  })
}

function readMark(type: string, value: unknown): PaperMark {
  const attrs = typeof value === 'object' && value !== null ? sortedEntries(value as Record<string, unknown>) : []
  return attrs.length > 0 ? { type, attrs: Object.fromEntries(attrs) } : { type }
}

/** Attributes that hold something, by name. */
const sortedEntries = (attributes: Record<string, unknown>): [string, unknown][] =>
  Object.entries(attributes)
    .filter(([, value]) => value !== undefined && value !== null)
    .sort(([a], [b]) => (a < b ? -1 : 1))

function mergeRuns(nodes: PaperNode[]): PaperNode[] {
  const merged: PaperNode[] = []
  for (const node of nodes) {
    const last = merged.at(-1)
    if (last?.type === 'text' && node.type === 'text' && JSON.stringify(last.marks) === JSON.stringify(node.marks)) {
      merged[merged.length - 1] = { ...last, text: `${last.text}${node.text}` }
    } else merged.push(node)
  }
  return merged
}
