import { type BlockSuggestion, maybeBlockSuggestion, suggestionKey } from '@concord/paper'
import { Extension } from '@tiptap/core'
import type { Mark, Node } from '@tiptap/pm/model'
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView, type MarkViewConstructor } from '@tiptap/pm/view'
import { lookOf, SUGGESTION_TAGS } from './look-of-suggestion.ts'

/** What is said of suggestions, in the reader's language. */
export type SuggestionWords = {
  /** Of a run of text, e.g. `Insertion suggested by Ana, KlasterLT, 3 March 2026`. */
  describe: (mark: string, by: string, at: string) => string
  /** Over a block as a whole, e.g. `To be deleted`. */
  block: (suggestion: BlockSuggestion) => string
}

type Looks = { current: string | undefined; set: DecorationSet }
const looksKey = new PluginKey<Looks>('suggestionLooks')
type Said = { current: string | undefined }

/** Shows which suggestion is looked at. */
export function showCurrent(view: EditorView, current: string | undefined): void {
  if (looksKey.getState(view.state)?.current === current) return
  view.dispatch(view.state.tr.setMeta(looksKey, { current } satisfies Said).setMeta('addToHistory', false))
}

/** The key of the suggestion that a place belongs to. */
export function suggestionAt(state: EditorState, pos: number): string | undefined {
  const $pos = state.doc.resolve(pos)
  for (const node of [$pos.nodeAfter, $pos.nodeBefore]) {
    const mark = node?.marks.find(({ type }) => MARKS.has(type.name))
    if (mark) return keyOf(mark)
  }
  for (let depth = $pos.depth; depth > 0; depth -= 1) {
    const standing = maybeBlockSuggestion($pos.node(depth).attrs.suggestion)
    if (standing) return suggestionKey(standing)
  }
  return undefined
}

const MARKS = new Set(['insertion', 'deletion', 'boundary', 'formatting'])
const keyOf = ({ attrs }: Mark): string => suggestionKey({ id: String(attrs.id), by: String(attrs.by) })

/** Where a suggestion begins and its first run ends; undefined where it is gone. */
export function placeOfSuggestion(doc: Node, key: string): { from: number; to: number } | undefined {
  let found: { from: number; to: number } | undefined
  doc.descendants((node, pos) => {
    if (found) return false
    const standing = maybeBlockSuggestion(node.attrs.suggestion)
    const isMeant =
      (standing && suggestionKey(standing) === key) || node.marks.some((mark) => MARKS.has(mark.type.name) && keyOf(mark) === key)
    if (isMeant) found = { from: node.isInline ? pos : pos + 1, to: node.isInline ? pos + node.nodeSize : pos + 1 }
    return !found
  })
  return found
}

function decorate(doc: Node, words: SuggestionWords, current: string | undefined): DecorationSet {
  const decorations: Decoration[] = []
  doc.descendants((node, pos) => {
    const standing = maybeBlockSuggestion(node.attrs.suggestion)
    if (standing) decorations.push(Decoration.node(pos, pos + node.nodeSize, blockLook(standing, words, current)))
    if (current && node.marks.some((mark) => MARKS.has(mark.type.name) && keyOf(mark) === current))
      decorations.push(Decoration.inline(pos, pos + node.nodeSize, { class: 'suggested-current' }))
    // Runs of text need a look only where one of them is the current one; their marks show themselves.
    return current !== undefined || !node.isTextblock
  })
  return DecorationSet.create(doc, decorations)
}

const blockLook = (standing: BlockSuggestion, words: SuggestionWords, current: string | undefined) => ({
  class: `suggested-block suggested-block-${standing.kind}${suggestionKey(standing) === current ? ' suggested-current' : ''}`,
  'data-suggested': words.block(standing),
})

const showMark =
  (words: SuggestionWords): MarkViewConstructor =>
  (mark) => {
    const dom = document.createElement(SUGGESTION_TAGS[mark.type.name]!)
    for (const [name, value] of Object.entries(lookOf(mark.type.name, mark.attrs))) dom.setAttribute(name, value)
    dom.title = words.describe(mark.type.name, String(mark.attrs.by), String(mark.attrs.at))
    return { dom, contentDOM: dom }
  }

/** Shows suggestions: what is put in and taken out, whose it is, and what is suggested about whole blocks. */
export const SuggestionLooks = Extension.create<{ words: SuggestionWords }>({
  name: 'suggestionLooks',
  addOptions: () => ({ words: { describe: () => '', block: () => '' } }),
  addProseMirrorPlugins() {
    const { words } = this.options
    const view = showMark(words)
    return [
      new Plugin<Looks>({
        key: looksKey,
        state: {
          init: (_config, state) => ({ current: undefined, set: decorate(state.doc, words, undefined) }),
          apply(transaction, before) {
            const said: Said | undefined = transaction.getMeta(looksKey)
            if (!said && !transaction.docChanged) return before
            const current = said ? said.current : before.current
            return { current, set: decorate(transaction.doc, words, current) }
          },
        },
        props: {
          decorations: (state) => looksKey.getState(state)?.set,
          markViews: { insertion: view, deletion: view, boundary: view, formatting: view },
        },
      }),
    ]
  },
})
