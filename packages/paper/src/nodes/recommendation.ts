import { mergeAttributes, Node } from '@tiptap/core'
import type { RecommendationAttributes } from '../policy-blocks.ts'
import { dataAttributes } from './data-attribute.ts'

const NOTHING: RecommendationAttributes = { id: null, addressees: [], instrument: null, legalHook: null, deadline: null, evidence: [] }

/** Who should do what, by which instrument, until when. Its content is the ask; its number is derived (see `numberPaper`). */
export const Recommendation = Node.create({
  name: 'recommendation',
  group: 'sectionBlock',
  content: '(paragraph | bulletList | orderedList)+',
  defining: true,
  isolating: true,
  addAttributes: () => dataAttributes('recommendation', NOTHING),
  parseHTML: () => [{ tag: 'section[data-block="recommendation"]' }],
  renderHTML: ({ HTMLAttributes }) => ['section', mergeAttributes({ 'data-block': 'recommendation' }, HTMLAttributes), 0],
})
