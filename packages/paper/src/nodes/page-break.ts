import { Node } from '@tiptap/core'

/** What follows begins on a new page, in print. */
export const PageBreak = Node.create({
  name: 'pageBreak',
  group: 'sectionBlock',
  atom: true,
  parseHTML: () => [{ tag: 'div[data-block="page-break"]' }],
  renderHTML: () => ['div', { 'data-block': 'page-break' }],
})
