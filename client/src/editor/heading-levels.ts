import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import type { NodeView } from '@tiptap/pm/view'
import { headingTag } from './heading-tag.ts'

function showHeading(shown: Node): NodeView {
  const dom = document.createElement(headingTag(shown.attrs.level))
  return {
    dom,
    contentDOM: dom,
    update: (node) => node.type === shown.type && node.attrs.level === shown.attrs.level,
  }
}

/** Shows a section's headings two levels deeper, below the paper's and the section's title. What is copied keeps its own level. */
export const HeadingLevels = Extension.create({
  name: 'headingLevels',
  addProseMirrorPlugins: () => [new Plugin({ props: { nodeViews: { heading: showHeading } } })],
})
