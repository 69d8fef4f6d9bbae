import type { SectionStart } from '@concord/paper'
import { Extension, type Extensions, Node, type NodeViewRenderer } from '@tiptap/core'
import type { Node as ShownNode } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import { type ReactNodeViewProps, ReactNodeViewRenderer } from '@tiptap/react'
import type { ComponentType } from 'react'
import { CalloutView, EvidenceView, FigureView, RecommendationView } from './BlockViews.tsx'
import { AskDetails, type Asked } from './block-dialog-state.ts'
import { BlockKeys } from './block-keys.ts'
import { BlockLimits, type LimitReached } from './block-limits.ts'
import { ImageFiles } from './image-files.ts'
import { Numbers } from './numbers.ts'
import { footnoteView, type PlainWords, pageBreakView } from './plain-views.ts'
import { StableIds } from './stable-ids.ts'

/** What a section's editor tells its page, and what it must know to show the paper's own blocks. */
export type PolicyBlocksOptions = {
  start: SectionStart
  words: PlainWords
  isTakenElsewhere: (id: string) => boolean
  ask: (asked: Asked) => void
  onImages: (files: readonly File[]) => void
  onLimit: (limit: LimitReached) => void
}

/** Whether a block looks different beside its words, which the editor draws itself. */
const looksDifferent = (before: ShownNode, after: ShownNode): boolean =>
  !after.hasMarkup(before.type, before.attrs) || (before.content.size === 0) !== (after.content.size === 0)

/** Blocks are drawn anew only when their fields change: what others type would otherwise draw every one of them anew. */
const drawn = (view: ComponentType<ReactNodeViewProps>): NodeViewRenderer =>
  ReactNodeViewRenderer(view, {
    update: ({ oldNode, newNode, updateProps }) => {
      if (looksDifferent(oldNode, newNode)) updateProps()
      return true
    },
  })

const VIEWS: Readonly<Record<string, ComponentType<ReactNodeViewProps>>> = {
  recommendation: RecommendationView,
  evidence: EvidenceView,
  figure: FigureView,
  callout: CalloutView,
}

/** The paper's nodes know nothing of React: here they get what they look like in the editor. */
export const withBlockViews = (extensions: Extensions): Extensions =>
  extensions.map((extension) => {
    const view = VIEWS[extension.name]
    return view && extension instanceof Node ? extension.extend({ addNodeView: () => drawn(view) }) : extension
  })

const PlainViews = Extension.create<{ words: PlainWords | undefined }>({
  name: 'plainViews',
  addOptions: () => ({ words: undefined }),
  addProseMirrorPlugins() {
    const { words } = this.options
    if (!words) return []
    return [new Plugin({ props: { nodeViews: { footnote: footnoteView(words), pageBreak: pageBreakView(words) } } })]
  },
})

/** Everything of the paper's own blocks that an editor needs beside the schema. */
export const policyBlocks = ({ start, words, isTakenElsewhere, ask, onImages, onLimit }: PolicyBlocksOptions): Extensions => [
  Numbers.configure({ start }),
  StableIds.configure({ isTakenElsewhere }),
  PlainViews.configure({ words }),
  AskDetails.configure({ ask }),
  BlockKeys,
  BlockLimits.configure({ onLimit }),
  ImageFiles.configure({ onImages }),
]
