import type { CommentAnchor } from '@concord/collab/browser'

/** A thread as the text shows it. */
export type AnchoredThread = { id: string; anchor: CommentAnchor; quote: string; blocking: boolean }

/** Stands for the comment that is being written, among the threads. */
export const DRAFT_ID = 'draft'

/** Words that somebody wants to comment on. */
export type CommentedWords = { anchor: CommentAnchor; quote: string }

/** One paragraph, heading or cell of the text, for choosing what to comment on without a selection. */
export type Passage = CommentedWords & { from: number }

/** What the page can ask of the text of one section. */
export type CommentedText = {
  /** Brings a thread's words into view and puts the caret there; false where they are gone. */
  show: (threadId: string) => boolean
  /** The words that are selected, or that stand in the caret's paragraph; undefined where there are none. */
  selected: () => CommentedWords | undefined
  passages: () => Passage[]
}

/** A selection that was made before the editor stood: these words, for the `nth` time (from 0). */
export type EarlierSelection = { words: string; nth: number }

/** What the text of one section needs to know of its comments, and whom it tells. */
export type SectionComments = {
  threads: readonly AnchoredThread[]
  current: string | undefined
  mayComment: boolean
  earlier: EarlierSelection | undefined
  onComment: (words: CommentedWords) => void
  /** `isPress`: somebody pressed on the words and goes on working in the text. */
  onOpen: (threadId: string, isPress: boolean) => void
  /** Where each thread begins; undefined where its words are gone. */
  onPlaces: (places: ReadonlyMap<string, number | undefined>) => void
  /** Gives the page a hold on the text until the returned function is called. */
  attach: (text: CommentedText) => () => void
}
