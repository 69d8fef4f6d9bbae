import { Node } from '@tiptap/core'

/** The whole text of a section. What is a `sectionBlock` stands here only, never in a list, a quote or a table. */
export const SectionDocument = Node.create({
  name: 'doc',
  topNode: true,
  content: '(block | sectionBlock)+',
})
