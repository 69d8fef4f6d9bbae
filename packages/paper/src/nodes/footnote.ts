import { mergeAttributes, Node } from '@tiptap/core'
import { dataAttributes } from './data-attribute.ts'

/** A note at a place in the text. Its words are an attribute, its number is derived (see `numberPaper`). */
export const Footnote = Node.create({
  name: 'footnote',
  group: 'inline',
  inline: true,
  atom: true,
  addAttributes: () => dataAttributes('footnote', { text: '' }),
  parseHTML: () => [{ tag: 'sup[data-footnote]', priority: 60 }],
  renderHTML: ({ HTMLAttributes }) => ['sup', mergeAttributes({ 'data-footnote': '' }, HTMLAttributes)],
})
