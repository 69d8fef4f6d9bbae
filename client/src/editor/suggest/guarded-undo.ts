import { undoKeepsBase } from '@concord/collab/browser'
import { Extension } from '@tiptap/core'
import type { EditorState } from '@tiptap/pm/state'
import { redo, undo, yUndoPluginKey } from '@tiptap/y-tiptap'

type Step = 'undo' | 'redo'

export type GuardedUndoOptions = {
  /** Set while the person may only suggest: then nothing is undone that would change the text itself. */
  suggesterId: () => string | undefined
  onRefused: () => void
}

const STEPS = { undo, redo }

/**
 * Undoing and redoing for those who may only suggest. What was accepted meanwhile is text: to undo it is no longer theirs, and the server
 * would refuse the whole copy. Stands below the shared text's own extension, so that its commands are these.
 */
export const GuardedUndo = Extension.create<GuardedUndoOptions>({
  name: 'guardedUndo',
  priority: 90,
  addOptions: () => ({ suggesterId: () => undefined, onRefused: () => {} }),
  addCommands() {
    const take = (step: Step, state: EditorState, isWanted: boolean): boolean => {
      const history = yUndoPluginKey.getState(state)?.undoManager
      const stack = step === 'undo' ? history?.undoStack : history?.redoStack
      if (!history || stack.length === 0) return false
      if (!isWanted) return true
      const suggesterId = this.options.suggesterId()
      if (suggesterId !== undefined && !undoKeepsBase(history, step, suggesterId)) {
        stack.pop()
        this.options.onRefused()
        return false
      }
      return STEPS[step](state) ?? false
    }
    const command =
      (step: Step) =>
      () =>
      ({ tr, state, dispatch }: { tr: EditorState['tr']; state: EditorState; dispatch: unknown }) => {
        tr.setMeta('preventDispatch', true)
        return take(step, state, Boolean(dispatch))
      }
    return { undo: command('undo'), redo: command('redo') }
  },
})
