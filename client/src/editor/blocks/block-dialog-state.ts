import { Extension } from '@tiptap/core'
import { type EditorState, NodeSelection, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'

/** What is asked for on this screen: the details of a block or footnote; the words of a new footnote; an image to insert. */
export type Asked = { kind: 'details'; pos: number } | { kind: 'footnote' } | { kind: 'image' }

const askedKey = new PluginKey('askedDetails')
const WITH_DETAILS: ReadonlySet<string> = new Set(['recommendation', 'evidence', 'footnote', 'figure'])

/** Asks for a block's details once the transaction has been shown. */
export const askWith = (transaction: Transaction, asked: Asked): Transaction => transaction.setMeta(askedKey, asked)

/** Asks for a block's details now. */
export const askDetails = (view: EditorView, pos: number): void => view.dispatch(askWith(view.state.tr, { kind: 'details', pos }))

/** The block with details that is selected as a whole. */
function selectedBlock({ selection }: EditorState): number | undefined {
  return selection instanceof NodeSelection && WITH_DETAILS.has(selection.node.type.name) ? selection.from : undefined
}

/** Leads from the text to the dialogs beside it. Enter on a selected block or footnote opens its details. */
export const AskDetails = Extension.create<{ ask: (asked: Asked) => void }>({
  name: 'askDetails',
  priority: 1050,
  addOptions: () => ({ ask: () => {} }),
  addKeyboardShortcuts() {
    return {
      Enter: ({ editor }) => {
        const pos = selectedBlock(editor.state)
        if (pos !== undefined) askDetails(editor.view, pos)
        return pos !== undefined
      },
    }
  },
  addProseMirrorPlugins() {
    const { ask } = this.options
    return [
      new Plugin<Asked | undefined>({
        key: askedKey,
        state: { init: () => undefined, apply: (transaction): Asked | undefined => transaction.getMeta(askedKey) },
        view: () => ({
          update: ({ state }, before) => {
            const asked = askedKey.getState(state)
            if (asked && asked !== askedKey.getState(before)) ask(asked)
          },
        }),
      }),
    ]
  },
})
