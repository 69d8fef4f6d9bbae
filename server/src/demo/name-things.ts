import { addresseesOf, fileOf, type PaperNode, type SectionContent } from '@concord/paper'

/** Ids of what the demo's texts name in words. */
export type Names = { authority(shortName: string): string; file(key: string): string }

function namedAttributes(node: PaperNode, names: Names): Record<string, unknown> | undefined {
  if (node.type === 'recommendation') return { ...node.attrs, addressees: addresseesOf(node).map(names.authority) }
  if (node.type === 'figure') return { ...node.attrs, file: names.file(fileOf(node) ?? '') }
  return node.attrs
}

function named(node: PaperNode, names: Names): PaperNode {
  const attrs = namedAttributes(node, names)
  return { ...node, ...(attrs && { attrs }), ...(node.content && { content: node.content.map((child) => named(child, names)) }) }
}

/** A text of the demo with ids in the place of authorities' short names and images' keys. */
export const nameThings = (content: SectionContent, names: Names): SectionContent => ({ ...content, ...named(content, names), type: 'doc' })
