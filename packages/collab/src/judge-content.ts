import { isSuggestionMark, MARK_ATTRIBUTES, markNameOf, NODE_ATTRIBUTES } from '@concord/paper'
import * as Y from 'yjs'

/**
 * Rule G6: whether `item` may stand under `parent`. Only the schema's nodes, marks and attributes, with values that the schema
 * allows; text only in text, elements only in elements; no subdocuments, maps, hooks, embeds or binaries.
 */
export function mayHold(parent: Y.AbstractType<unknown>, parentSub: string | null, content: Y.Item['content']): boolean {
  if (parentSub !== null) return parent instanceof Y.XmlElement && isAttribute(parent.nodeName, parentSub, content)
  if (content instanceof Y.ContentDeleted) return true
  if (parent instanceof Y.XmlText) return isTextContent(content)
  return content instanceof Y.ContentType && isSchemaNode(content.type)
}

const isTextContent = (content: Y.Item['content']): boolean =>
  content instanceof Y.ContentString || (content instanceof Y.ContentFormat && isMark(content.key, content.value))

function isSchemaNode(type: unknown): boolean {
  if (type instanceof Y.XmlHook) return false
  if (type instanceof Y.XmlText) return true
  return type instanceof Y.XmlElement && Object.hasOwn(NODE_ATTRIBUTES, type.nodeName)
}

/** Yjs merges values that have followed each other on a deleted element into one item. */
function isAttribute(nodeName: string, name: string, content: Y.Item['content']): boolean {
  const rules = NODE_ATTRIBUTES[nodeName]
  if (!rules || !Object.hasOwn(rules, name)) return false
  return content instanceof Y.ContentDeleted || (content instanceof Y.ContentAny && content.arr.every(rules[name]!))
}

/** A mark that starts (its attributes) or ends (`null`). A suggestion always says which one it is, whose and since when. */
function isMark(attribute: string, value: unknown): boolean {
  const name = markNameOf(attribute)
  if (name === undefined || !Object.hasOwn(MARK_ATTRIBUTES, name)) return false
  if (value === null) return true
  if (typeof value !== 'object' || Array.isArray(value)) return value === true && !isSuggestionMark(name)
  const rules = MARK_ATTRIBUTES[name]!
  const isWhole = !isSuggestionMark(name) || Object.keys(rules).every((rule) => rule === 'href' || Object.hasOwn(value, rule))
  return isWhole && Object.entries(value).every(([inner, held]) => Object.hasOwn(rules, inner) && rules[inner]!(held))
}
