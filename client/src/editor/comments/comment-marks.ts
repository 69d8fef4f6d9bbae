import { anchorFinder, type SectionRoom, type TextRange } from '@concord/collab/browser'
import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { quoteFinder } from './find-quote.ts'
import { type AnchoredThread, DRAFT_ID } from './section-comments.ts'

type Shown = { threads: readonly AnchoredThread[]; current: string | undefined }
/** The place of every thread that was looked for; undefined where its words are gone. */
export type ThreadPlaces = ReadonlyMap<string, TextRange | undefined>
/** `ranges` move along with what is typed here; `places` are as they were last read from the shared text. */
type Marks = Shown & { ranges: ReadonlyMap<string, TextRange>; places: ThreadPlaces; decorations: DecorationSet }

/** What the page answers when somebody comments or opens a comment in the text. */
export type CommentAnswers = { comment: () => void; open: (threadId: string) => void }

type CommentMarksOptions = { fragment: SectionRoom['fragment'] | undefined }
type CommentMarksStorage = { answers: CommentAnswers | undefined }

declare module '@tiptap/core' {
  interface Storage {
    commentMarks: CommentMarksStorage
  }
}

const key = new PluginKey<Marks>('commentMarks')
const NOTHING: Marks = { threads: [], current: undefined, ranges: new Map(), places: new Map(), decorations: DecorationSet.empty }
/** How long after the last key the places are read from the shared text again. */
const SETTLE_MS = 500

const isFromRoom = (transaction: Transaction): boolean => transaction.getMeta(ySyncPluginKey)?.isChangeOrigin === true

/** Where each thread stands in the text: at its anchor, else where its quote stands alone. Threads without a place are missing. */
function placeThreads(threads: readonly AnchoredThread[], doc: Node, fragment: SectionRoom['fragment']): Map<string, TextRange> {
  const findAnchor = anchorFinder(fragment, (name) => doc.type.schema.nodes[name]?.isLeaf ?? false)
  const findQuote = quoteFinder(doc)
  return new Map(
    threads.flatMap(({ id, anchor, quote }) => {
      const range = findAnchor(anchor) ?? findQuote(quote)
      return range && range.to <= doc.content.size ? [[id, range] as const] : []
    }),
  )
}

function decorate({ threads, current }: Shown, ranges: ReadonlyMap<string, TextRange>, doc: Node): DecorationSet {
  const marks = threads.flatMap(({ id, blocking }) => {
    const range = ranges.get(id)
    if (!range) return []
    const isCurrent = id === current || id === DRAFT_ID
    const look = ['comment-mark', blocking ? 'comment-mark-blocking' : '', isCurrent ? 'comment-mark-current' : '']
    return [Decoration.inline(range.from, range.to, { nodeName: 'mark', class: look.filter(Boolean).join(' '), 'data-thread': id })]
  })
  return DecorationSet.create(doc, marks)
}

function mapRanges(ranges: ReadonlyMap<string, TextRange>, { mapping }: Transaction): Map<string, TextRange> {
  const moved = [...ranges].map(([id, { from, to }]) => [id, { from: mapping.map(from, 1), to: mapping.map(to, -1) }] as const)
  return new Map(moved.filter(([, { from, to }]) => from < to))
}

/** The marks after a transaction. One that only types moves them along; the shared text is asked when it changed by another hand. */
function nextMarks(transaction: Transaction, before: Marks, fragment: SectionRoom['fragment']): Marks {
  const asked: Shown | undefined = transaction.getMeta(key)
  const shown = asked ?? before
  if (shown.threads.length === 0) return asked ? { ...NOTHING, ...asked } : before
  if (asked === undefined && !transaction.docChanged) return before
  if (asked === undefined && !isFromRoom(transaction)) {
    const decorations = before.decorations.map(transaction.mapping, transaction.doc)
    return { ...before, ranges: mapRanges(before.ranges, transaction), decorations }
  }
  const ranges = placeThreads(shown.threads, transaction.doc, fragment)
  const places = new Map(shown.threads.map(({ id }) => [id, ranges.get(id)]))
  return { threads: shown.threads, current: shown.current, ranges, places, decorations: decorate(shown, ranges, transaction.doc) }
}

/** The threads whose words hold this position, the shortest first. */
export function threadsAt(state: EditorState, position: number): string[] {
  const holding = [...(key.getState(state)?.ranges ?? [])].filter(([, { from, to }]) => from <= position && position <= to)
  return holding
    .filter(([id]) => id !== DRAFT_ID)
    .sort(([, one], [, other]) => one.to - one.from - (other.to - other.from))
    .map(([id]) => id)
}

/** Where a thread stands in the text now. */
export const placeOfThread = (state: EditorState, threadId: string): TextRange | undefined => key.getState(state)?.ranges.get(threadId)

/** The places of all threads; the same object until they are read anew. */
export const placesOfThreads = (state: EditorState): ThreadPlaces => (key.getState(state) ?? NOTHING).places

/** Shows these threads in the text. */
export const showThreads = ({ state, dispatch }: EditorView, shown: Shown): void =>
  dispatch(state.tr.setMeta(key, shown).setMeta('addToHistory', false))

const isCommentKey = (event: KeyboardEvent): boolean =>
  event.code === 'KeyM' && event.altKey && (event.ctrlKey || event.metaKey) && !event.getModifierState('AltGraph')

/** After own typing has come to rest the places are read anew: what was moved or pasted is found again. */
function placeWhenSettled() {
  let timer: ReturnType<typeof setTimeout> | undefined
  return {
    update(view: EditorView, before: EditorState) {
      const marks = key.getState(view.state)
      if (!marks || marks.threads.length === 0 || view.state.doc === before.doc) return
      clearTimeout(timer)
      timer = setTimeout(() => showThreads(view, { threads: marks.threads, current: key.getState(view.state)?.current }), SETTLE_MS)
    },
    destroy: () => clearTimeout(timer),
  }
}

/**
 * Marks the words that comments hang on. The marks are only on the screen: nothing of a comment is in the text. A press on them and
 * Ctrl+Alt+M reach the page through `storage.answers`, also where nobody may write.
 */
export const CommentMarks = Extension.create<CommentMarksOptions, CommentMarksStorage>({
  name: 'commentMarks',
  addOptions: () => ({ fragment: undefined }),
  addStorage: () => ({ answers: undefined }),
  addProseMirrorPlugins() {
    const { fragment } = this.options
    const { storage } = this
    if (!fragment) return []
    const keydown = (_view: EditorView, event: KeyboardEvent): boolean => {
      if (!storage.answers || !isCommentKey(event)) return false
      event.preventDefault()
      storage.answers.comment()
      return true
    }
    return [
      new Plugin<Marks>({
        key,
        state: { init: () => NOTHING, apply: (transaction, marks) => nextMarks(transaction, marks, fragment) },
        props: {
          decorations: (state) => key.getState(state)?.decorations,
          handleDOMEvents: { keydown },
          handleClick(view, position) {
            const [threadId] = threadsAt(view.state, position)
            if (threadId) storage.answers?.open(threadId)
            return false
          },
        },
        view: placeWhenSettled,
      }),
    ]
  },
})
