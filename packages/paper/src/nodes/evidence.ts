import { mergeAttributes, Node } from '@tiptap/core'
import type { EvidenceAttributes } from '../policy-blocks.ts'
import { dataAttributes } from './data-attribute.ts'

const NOTHING: EvidenceAttributes = { id: null, value: null, unit: null, asOf: null, source: null }

/** A claim with its figure and where that comes from. */
export const Evidence = Node.create({
  name: 'evidence',
  group: 'sectionBlock',
  content: 'paragraph+',
  defining: true,
  isolating: true,
  addAttributes: () => dataAttributes('evidence', NOTHING),
  parseHTML: () => [{ tag: 'section[data-block="evidence"]' }],
  renderHTML: ({ HTMLAttributes }) => ['section', mergeAttributes({ 'data-block': 'evidence' }, HTMLAttributes), 0],
})
