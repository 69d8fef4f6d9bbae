import { keepsBase } from '@concord/paper'
import * as Y from 'yjs'
import { follow } from '../follow.ts'
import { ROOT_NAME } from '../known-text.ts'
import { contentOf } from '../read-content.ts'

/** What undoing needs to be tried on a copy; Yjs's own undo manager is one. */
type History = Pick<Y.UndoManager, 'undoStack' | 'redoStack' | 'deleteFilter' | 'doc'>

/**
 * Whether undoing (or redoing) would do nothing but change this person's suggestions. What somebody has suggested may have been accepted
 * since: to take it back then would be to change the text, which the server refuses from those who may only suggest. Tried on a copy.
 */
export function undoKeepsBase(history: History, step: 'undo' | 'redo', personId: string): boolean {
  const copy = new Y.Doc({ gc: false })
  const fragment = copy.getXmlFragment(ROOT_NAME)
  follow(copy, () => Y.applyUpdate(copy, Y.encodeStateAsUpdate(history.doc)))
  const before = contentOf(fragment).content ?? []
  const trial = new Y.UndoManager(fragment, { deleteFilter: history.deleteFilter, captureTimeout: 0 })
  trial.undoStack = history.undoStack.map(copyOf)
  trial.redoStack = history.redoStack.map(copyOf)
  trial[step]()
  const isSame = keepsBase(before, contentOf(fragment).content ?? [], personId)
  trial.destroy()
  copy.destroy()
  return isSame
}

type StackItem = Y.UndoManager['undoStack'][number]

/** The same step, without what an editor has noted on it. */
const copyOf = (item: StackItem): StackItem => Object.assign(Object.create(Object.getPrototypeOf(item)), item, { meta: new Map() })
