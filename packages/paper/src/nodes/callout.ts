import { mergeAttributes, Node } from '@tiptap/core'
import { dataAttributes } from './data-attribute.ts'

/** A few lines set apart: a note, a key message, an example. */
export const Callout = Node.create({
  name: 'callout',
  group: 'sectionBlock',
  content: '(paragraph | bulletList | orderedList)+',
  defining: true,
  addAttributes: () => dataAttributes('callout', { kind: 'note' }),
  parseHTML: () => [{ tag: 'aside[data-block="callout"]' }],
  renderHTML: ({ HTMLAttributes }) => ['aside', mergeAttributes({ 'data-block': 'callout' }, HTMLAttributes), 0],
})
