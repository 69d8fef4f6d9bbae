import { findReferences, type Language, LONGEST_REFERENCE, type Reference, referenceLink } from '@concord/paper'
import { Extension } from '@tiptap/core'
import { Fragment, type Mark, type Node } from '@tiptap/pm/model'
import { type EditorState, Plugin, PluginKey, TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { yUndoPluginKey } from '@tiptap/y-tiptap'

/** What ends a reference that is being typed. */
const ENDS = /^[\s.,;:!?)\]}”’"'»…–—-]$/u
/** Stands for whatever is no letter, so that nothing is read across it. */
const GAP = '\ufffc'

/** The next change begins an undo step of its own. */
export const separateUndo = (state: EditorState): void => yUndoPluginKey.getState(state)?.undoManager?.stopCapturing()

const isLinked = (node: Node): boolean => node.marks.some(({ type }) => type.name === 'link')

/** A line's letters, one for each position. What is linked already, and what is no text, reads as a gap. */
const readable = (nodes: Fragment): string => {
  let text = ''
  nodes.forEach((node) => {
    text += node.isText && !isLinked(node) ? node.text! : GAP.repeat(node.nodeSize)
  })
  return text
}

type Typed = { from: number; to: number; mark: Mark }

/** The reference that ends at the caret and is no link yet, or only a link to itself. */
function referenceBefore(state: EditorState, at: number, language: Language): Typed | undefined {
  const $at = state.doc.resolve(at)
  const link = state.schema.marks.link
  if (!$at.parent.inlineContent || !link) return undefined
  const start = Math.max(0, $at.parentOffset - LONGEST_REFERENCE)
  const text = $at.parent.textBetween(start, $at.parentOffset, GAP, GAP)
  const found: Reference | undefined = findReferences(text).findLast(({ to }) => to === text.length)
  if (!found) return undefined
  const [from, to] = [at - text.length + found.from, at]
  const href = referenceLink(found.target, language)
  let isFree = true
  state.doc.nodesBetween(from, to, (node) => {
    const held = node.marks.find(({ type }) => type === link)
    if (held && (found.target.kind !== 'eli' || held.attrs.href === href)) isFree = false
  })
  return isFree ? { from, to, mark: link.create({ href }) } : undefined
}

/** Where the last reference was linked, for the Backspace that takes the link away and leaves the words. */
const key = new PluginKey<{ from: number; to: number; caret: number } | undefined>('referenceLinks')

function setLink(view: EditorView, { from, to, mark }: Typed, caret: number): void {
  separateUndo(view.state)
  view.dispatch(view.state.tr.addMark(from, to, mark).removeStoredMark(mark.type).setMeta(key, { from, to, caret }))
  separateUndo(view.state)
}

/** Makes links of references to the Union's acts and documents as somebody types them here; what others write is theirs. */
export const ReferenceLinks = Extension.create<{ language: Language }>({
  name: 'referenceLinks',
  priority: 1030,
  addOptions: () => ({ language: 'en' }),
  addProseMirrorPlugins() {
    const { language } = this.options
    return [
      new Plugin({
        key,
        state: {
          init: () => undefined,
          apply: (transaction, before) => transaction.getMeta(key) ?? (transaction.docChanged ? undefined : before),
        },
        props: {
          handleTextInput: (view, from, to, text, insert) => {
            const typed = ENDS.test(text) && from === to ? referenceBefore(view.state, from, language) : undefined
            if (!typed || !view.editable) return false
            view.dispatch(insert().removeStoredMark(typed.mark.type))
            setLink(view, typed, from + text.length)
            return true
          },
          handleKeyDown: (view, event) => {
            if (!view.editable || event.isComposing) return false
            const { selection } = view.state
            if (event.key === 'Enter' && selection.empty) {
              const typed = referenceBefore(view.state, selection.from, language)
              if (typed) setLink(view, typed, selection.from)
              return false
            }
            const last = event.key === 'Backspace' ? key.getState(view.state) : undefined
            if (!last || !(selection instanceof TextSelection) || !selection.empty || selection.from !== last.caret) return false
            view.dispatch(view.state.tr.removeMark(last.from, last.to, view.state.schema.marks.link!))
            return true
          },
        },
      }),
    ]
  },
})

function linkLine(nodes: Fragment, link: (reference: Reference) => Mark): Fragment {
  let linked = nodes
  for (const found of findReferences(readable(nodes))) {
    const middle = linked.cut(found.from, found.to).content.map((node) => node.mark(link(found).addToSet(node.marks)))
    linked = linked.cut(0, found.from).append(Fragment.from(middle)).append(linked.cut(found.to))
  }
  return linked
}

/** Makes links of the references in what is pasted. */
export function linkReferences(content: Fragment, language: Language): Fragment {
  const schema = content.firstChild?.type.schema
  if (!schema) return content
  const link = ({ target }: Reference): Mark => schema.marks.link!.create({ href: referenceLink(target, language) })
  const walk = (fragment: Fragment): Fragment => {
    if (fragment.firstChild?.isInline) return linkLine(fragment, link)
    return Fragment.from(fragment.content.map((node) => (node.isLeaf ? node : node.copy(walk(node.content)))))
  }
  return walk(content)
}
