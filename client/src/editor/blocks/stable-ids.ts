import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { type EditorState, Plugin, type Transaction } from '@tiptap/pm/state'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { freshRanges } from './touched-nodes.ts'

type Named = { pos: number; id: string | null; isFresh: boolean }

const isNamedType = (node: Node): boolean => node.type.name === 'recommendation' || node.type.name === 'evidence'

/** Blocks with ids stand at the top of a section only. */
function namedBlocks(doc: Node, transactions: readonly Transaction[]): Named[] {
  const blocks: Omit<Named, 'isFresh'>[] = []
  doc.forEach((node, pos) => {
    if (isNamedType(node)) blocks.push({ pos, id: node.attrs.id })
  })
  if (blocks.length === 0) return []
  const fresh = freshRanges(transactions)
  return blocks.map((block) => ({ ...block, isFresh: fresh.some(({ from, to }) => block.pos >= from && block.pos < to) }))
}

type StableIdsOptions = { newId: () => string; isTakenElsewhere: (id: string) => boolean }

const isFromTheRoom = (transaction: Transaction): boolean => transaction.getMeta(ySyncPluginKey)?.isChangeOrigin === true

/** Gives an id to every block that a hand on this device has just made without one, or as a copy of another. */
export function giveIds(
  transactions: readonly Transaction[],
  before: EditorState,
  state: EditorState,
  { newId, isTakenElsewhere }: StableIdsOptions,
): Transaction | null {
  if (!transactions.some(({ docChanged }) => docChanged) || transactions.some(isFromTheRoom)) return null
  const blocks = namedBlocks(state.doc, transactions)
  if (!blocks.some(({ isFresh }) => isFresh)) return null
  const stoodHere = new Set<string>()
  before.doc.forEach((node) => {
    if (isNamedType(node) && node.attrs.id !== null) stoodHere.add(node.attrs.id)
  })
  const taken = new Set(blocks.filter(({ isFresh }) => !isFresh).map(({ id }) => id))
  const change = state.tr
  for (const { pos, id, isFresh } of blocks) {
    if (!isFresh) continue
    const mayKeep = id !== null && !taken.has(id) && (stoodHere.has(id) || !isTakenElsewhere(id))
    const given = mayKeep ? id : newId()
    taken.add(given)
    if (given !== id) change.setNodeAttribute(pos, 'id', given)
  }
  return change.docChanged ? change : null
}

/** Keeps ids apart: what is pasted or split gets its own, by the person whose doing it is, never in answer to what others do. */
export const StableIds = Extension.create<StableIdsOptions>({
  name: 'stableIds',
  addOptions: () => ({ newId: () => crypto.randomUUID(), isTakenElsewhere: () => false }),
  addProseMirrorPlugins() {
    return [new Plugin({ appendTransaction: (transactions, before, state) => giveIds(transactions, before, state, this.options) })]
  },
})
