import { Extension } from '@tiptap/core'
import { type EditorState, Plugin, type Transaction } from '@tiptap/pm/state'
import { ySyncPluginKey } from '@tiptap/y-tiptap'

type SyncMeta = { isChangeOrigin?: boolean } | undefined

const comesFromTheRoom = (transaction: Transaction): boolean => {
  const meta: SyncMeta = transaction.getMeta(ySyncPluginKey)
  return meta?.isChangeOrigin === true
}

/** Whether `state` is what a change from the room has just made: a plugin that answers it would write in another's name. */
const answersTheRoom = (state: EditorState): boolean => {
  const sync: SyncMeta = ySyncPluginKey.getState(state)
  return sync?.isChangeOrigin === true
}

type GuardOptions = {
  /** Asked before every change: whether this person may write into the section now. */
  mayWrite: () => boolean
  /** The state on the screen; a transaction that starts from another one was appended by a plugin. */
  shownState: () => EditorState | undefined
}

/**
 * Refuses changes of this device that the server would refuse anyway (L4's first defence), and every change that no hand made:
 * opening a section, or reading what others write, never writes. Changes from the room always pass.
 */
export const frozenGuardPlugin = ({ mayWrite, shownState }: GuardOptions): Plugin =>
  new Plugin({
    filterTransaction: (transaction, state) => {
      if (!transaction.docChanged || comesFromTheRoom(transaction)) return true
      if (answersTheRoom(state) && state !== shownState()) return false
      return mayWrite()
    },
    props: { editable: () => mayWrite() },
  })

/** The guard as an extension; it stands before every other one. */
export const FrozenGuard = Extension.create<{ mayWrite: () => boolean }>({
  name: 'frozenGuard',
  priority: 1100,
  addOptions: () => ({ mayWrite: () => false }),
  addProseMirrorPlugins() {
    const { mayWrite } = this.options
    return [frozenGuardPlugin({ mayWrite, shownState: () => (this.editor.isInitialized ? this.editor.state : undefined) })]
  },
})
