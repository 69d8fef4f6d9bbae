import { headingNumbers, type SectionStart } from '@concord/paper'
import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import { AttrStep } from '@tiptap/pm/transform'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import { isTouched } from './touched-nodes.ts'

type Numbers = { start: SectionStart; shown: DecorationSet; notes: readonly string[] }
type NumberSpec = { kind: string; number: number }

const numbersKey = new PluginKey<Numbers>('numbers')
const NUMBERED: ReadonlySet<string> = new Set(['recommendation', 'evidence', 'footnote', 'heading'])

const isNumbered = (node: Node): boolean => NUMBERED.has(node.type.name)

function numberAnew(doc: Node, start: SectionStart, before?: readonly string[]): Numbers {
  const next = { recommendation: start.recommendation, evidence: start.evidence, footnote: start.footnote }
  const found: Decoration[] = []
  const notes: string[] = []
  doc.descendants((node, pos) => {
    const kind = node.type.name
    if (kind === 'footnote') notes.push(String(node.attrs.text))
    if (kind === 'recommendation' || kind === 'evidence' || kind === 'footnote') {
      const spec: NumberSpec = { kind, number: next[kind]++ }
      found.push(Decoration.node(pos, pos + node.nodeSize, {}, spec))
    }
    return !node.isLeaf
  })
  const isSame = before?.length === notes.length && before.every((note, at) => note === notes[at])
  return { start, shown: DecorationSet.create(doc, [...found, ...headingsOf(doc, start)]), notes: isSame ? before : notes }
}

function headingsOf(doc: Node, start: SectionStart): Decoration[] {
  const headings: { pos: number; node: Node }[] = []
  doc.forEach((node, pos) => {
    if (node.type.name === 'heading') headings.push({ pos, node })
  })
  const numbers = headingNumbers(
    start.section,
    headings.map(({ node }) => node.attrs.level),
  )
  return headings.map(({ pos, node }, at) => Decoration.node(pos, pos + node.nodeSize, { 'data-number': numbers[at]! }))
}

function follow(transaction: Transaction, before: Numbers): Numbers {
  const start: SectionStart | undefined = transaction.getMeta(numbersKey)
  if (start) return numberAnew(transaction.doc, start, before.notes)
  if (!transaction.docChanged) return before
  const hasChanged = transaction.steps.some((step) => step instanceof AttrStep) || isTouched(transaction, isNumbered)
  if (hasChanged) return numberAnew(transaction.doc, before.start, before.notes)
  return { ...before, shown: before.shown.map(transaction.mapping, transaction.doc) }
}

/** The plugin behind `Numbers`. */
export const numbersPlugin = (start: SectionStart): Plugin =>
  new Plugin<Numbers>({
    key: numbersKey,
    state: { init: (_, { doc }) => numberAnew(doc, start), apply: follow },
    props: { decorations: (state) => numbersKey.getState(state)?.shown },
  })

/** Numbers recommendations, evidence, footnotes and headings of one section as it is typed. Nothing of it stands in the shared text. */
export const Numbers = Extension.create<{ start: SectionStart | undefined }>({
  name: 'numbers',
  addOptions: () => ({ start: undefined }),
  addProseMirrorPlugins() {
    const { start } = this.options
    return start ? [numbersPlugin(start)] : []
  },
})

/** Tells a section's editor where its numbers begin. */
export function setSectionStart(view: EditorView, start: SectionStart): void {
  if (numbersKey.getState(view.state)?.start !== start)
    view.dispatch(view.state.tr.setMeta(numbersKey, start).setMeta('addToHistory', false))
}

/** The number of the block that begins at `pos`; undefined where there is none. */
export function numberAt(state: EditorState, pos: number | undefined): number | undefined {
  if (pos === undefined) return undefined
  const shown = numbersKey.getState(state)?.shown.find(pos, pos + 1, ({ kind }) => kind !== undefined)
  const spec: NumberSpec | undefined = shown?.find(({ from }) => from === pos)?.spec
  return spec?.number
}

/** The number that a node view was given. */
export const numberIn = (decorations: readonly Decoration[]): number | undefined =>
  decorations.map(({ spec }): number | undefined => spec.number).find((number) => number !== undefined)

const NO_NOTES: readonly string[] = []

/** The words of a section's footnotes, the same array while they are the same; and the number of the first. */
export const notesOf = (state: EditorState): readonly string[] => numbersKey.getState(state)?.notes ?? NO_NOTES
