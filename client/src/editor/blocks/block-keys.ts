import { type Editor, Extension } from '@tiptap/core'
import { type EditorState, NodeSelection, Plugin, Selection, TextSelection } from '@tiptap/pm/state'
import { INSERTS } from './inserts.ts'

const BOXES: ReadonlySet<string> = new Set(['recommendation', 'evidence', 'callout', 'figure'])

const CODES = new Map(
  INSERTS.flatMap((block) => (block.keys?.startsWith('Mod-Alt-') ? [[`Key${block.keys.at(-1)!.toUpperCase()}`, block]] : [])),
)

/** Ctrl+Alt and a letter, ⌘⌥ on Apple's machines; never AltGr, with which people type € and @. */
function isInsertKey(event: KeyboardEvent): boolean {
  const isApple = /Mac|iPhone|iPad/.test(navigator.userAgent)
  const hasMod = isApple ? event.metaKey : event.ctrlKey
  return hasMod && event.altKey && !event.shiftKey && !event.getModifierState('AltGraph')
}

/** The paper's own block around the caret, with its depth. */
function boxAround({ selection: { $from } }: EditorState): number | undefined {
  for (let depth = $from.depth; depth > 0; depth -= 1) if (BOXES.has($from.node(depth).type.name)) return depth
  return undefined
}

/** Enter on an empty last line of a block leaves it; in a caption it always does. */
function leaveBlock(editor: Editor): boolean {
  const { state } = editor
  const { $from, empty } = state.selection
  const depth = boxAround(state)
  if (depth === undefined || !empty) return false
  const box = $from.node(depth)
  if (box.type.name === 'figure') return putLine(editor, $from.after(depth), undefined)
  const isLastLine = $from.depth === depth + 1 && $from.index(depth) === box.childCount - 1 && box.childCount > 1
  if (!isLastLine || $from.parent.content.size > 0 || $from.parent.type.name !== 'paragraph') return false
  return putLine(editor, $from.after(depth), { from: $from.before(), to: $from.after() })
}

/** Leads to the line below a block; an empty one that stands there already is as good as a new one. */
function putLine(editor: Editor, after: number, drop: { from: number; to: number } | undefined): boolean {
  return editor.commands.command(({ tr, state }) => {
    const next = tr.doc.nodeAt(after)
    const isLine = next?.type.name === 'paragraph' && next.content.size === 0
    if (!isLine) tr.insert(after, state.schema.nodes.paragraph!.create())
    if (drop) tr.delete(drop.from, drop.to)
    tr.setSelection(TextSelection.create(tr.doc, tr.mapping.map(after, -1) + 1)).scrollIntoView()
    return true
  })
}

/** Backspace at the very start takes an empty block away, and selects a full one, so that nothing said goes by accident. */
function backOut(editor: Editor): boolean {
  const { state } = editor
  const { $from, empty } = state.selection
  const depth = boxAround(state)
  if (depth === undefined || !empty || $from.pos !== Selection.findFrom(state.doc.resolve($from.start(depth)), 1, true)?.from) return false
  const box = $from.node(depth)
  if (box.type.name === 'callout' && box.textContent !== '') return false
  return editor.commands.command(({ tr }) => {
    const at = $from.before(depth)
    if (box.textContent !== '' || box.type.name === 'figure') tr.setSelection(NodeSelection.create(tr.doc, at))
    else {
      tr.replaceWith(at, at + box.nodeSize, state.schema.nodes.paragraph!.create())
      tr.setSelection(TextSelection.create(tr.doc, at + 1))
    }
    return true
  })
}

/** Shortcuts that insert the paper's blocks, and the keys that lead out of them. */
export const BlockKeys = Extension.create({
  name: 'blockKeys',
  priority: 1040,
  addKeyboardShortcuts: () => ({
    Enter: ({ editor }) => leaveBlock(editor),
    Backspace: ({ editor }) => backOut(editor),
    'Mod-Enter': ({ editor }) =>
      INSERTS.find(({ name }) => name === 'pageBreak')!
        .apply(editor.chain())
        .run(),
  }),
  addProseMirrorPlugins() {
    const { editor } = this
    return [
      new Plugin({
        props: {
          handleKeyDown: (_view, event) => {
            const block = isInsertKey(event) ? CODES.get(event.code) : undefined
            if (!block || !editor.isEditable) return false
            event.preventDefault()
            return block.apply(editor.chain()).run()
          },
        },
      }),
    ]
  },
})
