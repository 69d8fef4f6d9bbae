import { mergeAttributes, Node } from '@tiptap/core'
import type { FigureAttributes } from '../policy-blocks.ts'
import { dataAttributes } from './data-attribute.ts'

const NOTHING: FigureAttributes = { file: null, alt: '', width: 100 }

/** An uploaded image with its words for those who do not see it. Its content is the caption. */
export const Figure = Node.create({
  name: 'figure',
  group: 'block',
  content: 'inline*',
  defining: true,
  isolating: true,
  addAttributes: () => dataAttributes('figure', NOTHING),
  parseHTML: () => [{ tag: 'figure[data-block="figure"]', contentElement: 'figcaption' }],
  renderHTML: ({ HTMLAttributes }) => ['figure', mergeAttributes({ 'data-block': 'figure' }, HTMLAttributes), ['figcaption', 0]],
})
