import { isAllowedLink, MARK_ATTRIBUTES, MAX_BLOCK_DEPTH, MAX_TABLE_COLUMNS, NODE_ATTRIBUTES } from '@concord/paper'
import { Extension } from '@tiptap/core'
import { Fragment, type Mark, type MarkType, type Node, type NodeType, Slice } from '@tiptap/pm/model'
import { Plugin, type Transaction } from '@tiptap/pm/state'
import { ySyncPluginKey } from '@tiptap/y-tiptap'

/** What is said where something could not be taken. */
export type LimitReached = 'too_deep' | 'too_many_columns' | 'cut_columns'

const columnsOf = (row: Node): number => {
  let columns = 0
  row.forEach((cell) => {
    columns += Number(cell.attrs.colspan ?? 1)
  })
  return columns
}

/** Why the changed parts of a text may not stand: nested deeper than the server takes, or a table wider. */
export function limitReached(transaction: Transaction): LimitReached | undefined {
  let reached: LimitReached | undefined
  transaction.mapping.maps.forEach((map, step) => {
    const later = transaction.mapping.slice(step + 1)
    map.forEach((_from, _to, newFrom, newTo) => {
      reached ??= limitIn(transaction.doc, later.map(newFrom, -1), later.map(newTo, 1))
    })
  })
  return reached
}

/** How many blocks stand in each other, from `node` on down. */
function heightOf(node: Node): number {
  let inner = 0
  if (!node.isTextblock) for (const child of node.children) inner = Math.max(inner, heightOf(child))
  return inner + 1
}

/** Only what begins here counts: a text that somebody else has made too deep can still be worked on. */
function limitIn(doc: Node, from: number, to: number): LimitReached | undefined {
  let reached: LimitReached | undefined
  doc.nodesBetween(from, to, (node, pos, parent) => {
    if (reached || !node.isBlock) return false
    if (pos < from) return true
    if (parent?.type.name === 'tableRow' && columnsOf(parent) > MAX_TABLE_COLUMNS) reached = 'too_many_columns'
    if (doc.resolve(pos).depth + heightOf(node) > MAX_BLOCK_DEPTH) reached = 'too_deep'
    return true
  })
  return reached
}

type Rules = Readonly<Record<string, (value: unknown) => boolean>> | undefined

/** What the gate would refuse gets the schema's default. */
const withAllowed = (attributes: Readonly<Record<string, unknown>>, rules: Rules, { spec }: NodeType | MarkType) =>
  Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [name, rules?.[name]?.(value) === false ? spec.attrs?.[name]?.default : value]),
  )

const cleanMarks = (marks: readonly Mark[]): Mark[] =>
  marks
    .filter((mark) => mark.type.name !== 'link' || isAllowedLink(mark.attrs.href))
    .map((mark) => mark.type.create(withAllowed(mark.attrs, MARK_ATTRIBUTES[mark.type.name], mark.type)))

/** A row with as many cells as fit. */
function narrowRow(cells: readonly Node[]): Node[] {
  let columns = 0
  return cells.filter((cell) => {
    columns += Number(cell.attrs.colspan ?? 1)
    return columns <= MAX_TABLE_COLUMNS
  })
}

/** What comes from a clipboard, with nothing in it that the server would refuse. `cut` is called where columns were left out. */
export function cleanFragment(fragment: Fragment, cut: () => void): Fragment {
  const nodes: Node[] = []
  fragment.forEach((node) => {
    if (node.isText) {
      nodes.push(node.mark(cleanMarks(node.marks)))
      return
    }
    const children = cleanFragment(node.content, cut)
    const isWide = node.type.name === 'tableRow' && columnsOf(node) > MAX_TABLE_COLUMNS
    if (isWide) cut()
    const content = isWide ? Fragment.from(narrowRow(children.content)) : children
    nodes.push(node.type.create(withAllowed(node.attrs, NODE_ATTRIBUTES[node.type.name], node.type), content, cleanMarks(node.marks)))
  })
  return Fragment.from(nodes)
}

/** Keeps out of the text what the server would refuse, and says so: what is refused there would cost more than what was just done. */
export const BlockLimits = Extension.create<{ onLimit: (limit: LimitReached) => void }>({
  name: 'blockLimits',
  priority: 1090,
  addOptions: () => ({ onLimit: () => {} }),
  addProseMirrorPlugins() {
    const { onLimit } = this.options
    return [
      new Plugin({
        filterTransaction: (transaction) => {
          if (!transaction.docChanged || transaction.getMeta(ySyncPluginKey)) return true
          const reached = limitReached(transaction)
          if (reached) onLimit(reached)
          return reached === undefined
        },
        props: {
          transformPasted: (slice) =>
            new Slice(
              cleanFragment(slice.content, () => onLimit('cut_columns')),
              slice.openStart,
              slice.openEnd,
            ),
        },
      }),
    ]
  },
})
