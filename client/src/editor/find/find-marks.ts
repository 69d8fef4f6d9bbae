import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import { findInDoc } from './find-matches.ts'

/** What an editor marks: the words that are searched for, and which of its own matches is the current one. */
type Sought = { pattern: RegExp | undefined; current: number | undefined }
type Marked = Sought & { decorations: DecorationSet }

const key = new PluginKey<Marked>('findMarks')

function mark(doc: Node, { pattern, current }: Sought): DecorationSet {
  if (!pattern) return DecorationSet.empty
  const marks = findInDoc(doc, pattern).map(({ from, to }, index) =>
    Decoration.inline(from, to, { class: index === current ? 'find-mark find-mark-current' : 'find-mark' }),
  )
  return DecorationSet.create(doc, marks)
}

/** Shows in one editor what is searched for. */
export function showSought(view: EditorView, sought: Sought): void {
  const before = key.getState(view.state)
  if (
    before?.pattern?.source === sought.pattern?.source &&
    before?.pattern?.flags === sought.pattern?.flags &&
    before?.current === sought.current
  )
    return
  view.dispatch(view.state.tr.setMeta(key, sought).setMeta('addToHistory', false))
}

/** Marks what is searched for, on the screen only. */
export const FindMarks = Extension.create({
  name: 'findMarks',
  addProseMirrorPlugins: () => [
    new Plugin<Marked>({
      key,
      state: {
        init: () => ({ pattern: undefined, current: undefined, decorations: DecorationSet.empty }),
        apply: (transaction, before) => {
          const asked: Sought | undefined = transaction.getMeta(key)
          if (!asked && (!transaction.docChanged || !before.pattern)) return before
          const sought = asked ?? before
          return { pattern: sought.pattern, current: sought.current, decorations: mark(transaction.doc, sought) }
        },
      },
      props: { decorations: (state) => key.getState(state)?.decorations },
    }),
  ],
})
