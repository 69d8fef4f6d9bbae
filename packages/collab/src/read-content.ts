import { MARK_ORDER, markNameOf, type PaperMark, type PaperNode, type SectionContent } from '@concord/paper'
import * as Y from 'yjs'
import { ROOT_NAME } from './known-text.ts'

/**
 * Reads a section's text from update bytes, into a doc of its own (converters that come with editors delete from the live doc what
 * they do not know). Neighbouring runs with equal marks are one text node, marks stand in canonical order: equal texts, equal JSON.
 */
export function readContent(bytes: Uint8Array): SectionContent {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, bytes)
  const content = contentOf(doc.getXmlFragment(ROOT_NAME))
  doc.destroy()
  return content
}

/** Reads a section's text from its fragment, changing nothing. */
export const contentOf = (fragment: Y.XmlFragment): SectionContent => ({ type: 'doc', content: childrenOf(fragment) })

const childrenOf = (parent: Y.XmlFragment | Y.XmlElement): PaperNode[] => mergeRuns(parent.toArray().flatMap(readChild))

function readChild(child: Y.XmlElement | Y.XmlText | Y.XmlHook): PaperNode[] {
  if (child instanceof Y.XmlText) return readRuns(child)
  return child instanceof Y.XmlElement ? [readElement(child)] : []
}

/** Reads one block or inline node. */
export function readElement(element: Y.XmlElement): PaperNode {
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
    const marks = readMarks(attributes)
    return [{ type: 'text', text: insert, ...(marks.length > 0 ? { marks } : {}) }]
  })
}

/** Marks in canonical order; those of one kind, which only suggestions are, in the order of their values. */
function readMarks(attributes: Readonly<Record<string, unknown>>): PaperMark[] {
  const marks = Object.entries(attributes).flatMap(([attribute, value]) => {
    const name = value === undefined || value === null ? undefined : markNameOf(attribute)
    if (name === undefined || !MARK_ORDER.includes(name)) return []
    const mark = readMark(name, value)
    return [{ mark, rank: MARK_ORDER.indexOf(name), text: JSON.stringify(mark) }]
  })
  marks.sort((a, b) => a.rank - b.rank || (a.text < b.text ? -1 : 1))
  return marks.filter(({ text }, index) => text !== marks[index - 1]?.text).map(({ mark }) => mark)
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
