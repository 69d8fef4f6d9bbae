import type { Node } from '@tiptap/pm/model'
import type { Decoration, EditorView, NodeView } from '@tiptap/pm/view'
import { askDetails } from './block-dialog-state.ts'
import { goTo, noteId } from './FootnoteList.tsx'
import { notesOf, numberIn } from './numbers.ts'

/** Names of what is drawn without React, translated by the page. */
export type PlainWords = { footnote: (number: number, text: string) => string; pageBreak: string; anchor: string }

function placeIn(view: EditorView, pos: number): number {
  let place = 0
  view.state.doc.nodesBetween(0, pos, (node) => {
    if (node.type.name === 'footnote') place += 1
    return !node.isLeaf
  })
  return Math.min(place, Math.max(0, notesOf(view.state).length - 1))
}

/** The raised number of a footnote. A press opens its words: to change them, or at the end of the section where they cannot be changed. */
export function footnoteView(words: PlainWords) {
  return (first: Node, view: EditorView, getPos: () => number | undefined, decorations: readonly Decoration[]): NodeView => {
    const dom = document.createElement('sup')
    const link = document.createElement('a')
    dom.className = 'footnote-mark'
    link.setAttribute('role', 'doc-noteref')
    link.href = '#'
    link.draggable = false
    dom.append(link)
    const show = (node: Node, given: readonly Decoration[]): void => {
      const number = numberIn(given) ?? 0
      link.textContent = String(number)
      link.setAttribute('aria-label', words.footnote(number, String(node.attrs.text)))
    }
    link.addEventListener('click', (event) => {
      event.preventDefault()
      const pos = getPos()
      if (pos === undefined) return
      if (view.editable) askDetails(view, pos)
      else goTo(noteId(words.anchor, placeIn(view, pos)))
    })
    show(first, decorations)
    return {
      dom,
      update: (node, given) => {
        if (node.type !== first.type) return false
        show(node, given)
        return true
      },
      ignoreMutation: () => true,
    }
  }
}

/** A dashed line with its name. */
export function pageBreakView(words: PlainWords) {
  return (): NodeView => {
    const dom = document.createElement('div')
    dom.className = 'page-break'
    dom.setAttribute('role', 'separator')
    dom.setAttribute('aria-label', words.pageBreak)
    dom.dataset.name = words.pageBreak
    return { dom, ignoreMutation: () => true }
  }
}
