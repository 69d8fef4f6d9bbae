import type { HandRun } from '@concord/collab/browser'
import type { Node } from '@tiptap/pm/model'
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import { fullName, type HandLabel } from '../../hands/hand-labels.ts'
import { handRanges } from './hand-ranges.ts'

export const whoWroteKey = new PluginKey<DecorationSet>('whoWrote')

const SETTLE_MS = 250

export type WhoWroteOptions = {
  /** Who wrote the shared text, stretch by stretch. */
  runs: () => readonly HandRun[]
  labelOf: (client: number) => HandLabel | undefined
}

/** Colours every stretch of text by whoever wrote it. Follows the text a moment after it has changed: typing never waits for it. */
export function whoWrotePlugin(options: WhoWroteOptions): Plugin<DecorationSet> {
  return new Plugin({
    key: whoWroteKey,
    state: {
      init: (_config, { doc }) => colours(doc, options) ?? DecorationSet.empty,
      apply: (transaction, shown) => transaction.getMeta(whoWroteKey) ?? shown.map(transaction.mapping, transaction.doc),
    },
    props: { decorations: (state) => whoWroteKey.getState(state) },
    view: (view) => {
      let timer: ReturnType<typeof setTimeout> | undefined
      const follow = () => {
        clearTimeout(timer)
        timer = setTimeout(() => recolour(view, options, follow), SETTLE_MS)
      }
      follow()
      return {
        update: (_view, before) => void (before.doc.eq(view.state.doc) || follow()),
        destroy: () => clearTimeout(timer),
      }
    },
  })
}

/** Shows who wrote what now; tries again in a moment where the shared text and the document differ. */
function recolour(view: EditorView, options: WhoWroteOptions, again: () => void): void {
  const fresh = colours(view.state.doc, options)
  if (fresh) view.dispatch(view.state.tr.setMeta(whoWroteKey, fresh).setMeta('addToHistory', false))
  else again()
}

function colours(doc: Node, { runs, labelOf }: WhoWroteOptions): DecorationSet | undefined {
  const ranges = handRanges(doc, runs())
  if (!ranges) return undefined
  const decorations: Decoration[] = []
  let last: { label: HandLabel; to: number } | undefined
  for (const { from, to, client } of ranges) {
    const label = labelOf(client)
    if (!label) continue
    const isNew = last?.label !== label || last.to !== from
    const start = isNew ? Math.min(to, from + firstCharacter(doc.textBetween(from, Math.min(to, from + 2)))) : from
    if (isNew) decorations.push(colour(from, start, label, true))
    if (start < to) decorations.push(colour(start, to, label, false))
    last = { label, to }
  }
  return DecorationSet.create(doc, decorations)
}

const firstCharacter = (text: string): number => ((text.codePointAt(0) ?? 0) > 0xffff ? 2 : 1)

const colour = (from: number, to: number, label: HandLabel, isStart: boolean): Decoration =>
  Decoration.inline(
    from,
    to,
    { class: `hand hand-${label.look}`, title: fullName(label), ...(isStart && { 'data-initials': label.initials }) },
    { label },
  )

/** Who wrote the text at the caret. */
export function handAtCaret(state: EditorState): HandLabel | undefined {
  const { head } = state.selection
  return whoWroteKey.getState(state)?.find(Math.max(0, head - 1), head)[0]?.spec.label
}
