import type { Node } from '@tiptap/pm/model'
import type { EditorState } from '@tiptap/pm/state'
import { ySyncPluginKey } from '@tiptap/y-tiptap'

/** A block or note that something on the screen refers to, wherever others move it. */
export type BlockHandle = { find: (state: EditorState) => { pos: number; node: Node } | undefined }

type SharedNodes = Map<unknown, unknown>

const sharedNodes = (state: EditorState): SharedNodes | undefined => ySyncPluginKey.getState(state)?.binding?.mapping

function placeOf(doc: Node, wanted: unknown): { pos: number; node: Node } | undefined {
  let found: { pos: number; node: Node } | undefined
  doc.descendants((node, pos) => {
    if (node === wanted) found = { pos, node }
    return found === undefined
  })
  return found
}

/**
 * Remembers the node at `pos` by its element in the shared text: positions do not outlive what others write, since the editor takes their
 * changes in by setting the whole text anew.
 */
export function handleOf(state: EditorState, pos: number): BlockHandle | undefined {
  const node = state.doc.nodeAt(pos)
  const shared = sharedNodes(state)
  if (!node || !shared) return undefined
  const element = [...shared].find(([, shown]) => shown === node)?.[0]
  if (element === undefined) return undefined
  return { find: (now) => placeOf(now.doc, sharedNodes(now)?.get(element)) }
}
