import type { CommentedText, CommentedWords } from '../../../editor/comments/section-comments.ts'
import { draftKey, keep, maybeKept } from './kept-draft.ts'
import { NOTHING_TYPED, type TypedComment } from './mention-text.ts'

/** A comment that is being written on words of a section. `isChosen`: the words were chosen from a list, not selected. */
export type CommentDraft = CommentedWords & TypedComment & { id: string; blocking: boolean; isChosen: boolean }

/** Where focus should go in the panel; a new object for every wish. */
export type PanelWish = { kind: 'thread'; threadId: string; takesFocus: boolean } | { kind: 'composer' }

export type DeskSnapshot = {
  current: string | undefined
  wish: PanelWish | undefined
  drafts: ReadonlyMap<string, CommentDraft | undefined>
  /** Where each section's threads begin, by thread, undefined where the words are gone; sections whose text is not open are missing. */
  places: ReadonlyMap<string, ReadonlyMap<string, number | undefined>>
  /** The section whose text the panel needs, though nobody may be writing in it. */
  wanted: string | undefined
}

/** What the page does when the desk leads somewhere. */
export type DeskPage = {
  /** `isOver`: also where the panel covers the text. */
  toPanel: (sectionId: string, isOver: boolean) => void
  /** `isOpen`: whether the section's live text is on the page already. */
  toText: (sectionId: string, isOpen: boolean, then: () => void) => void
}

/** What waits for a text that is not open yet: until it is there, or until its threads have their places. */
type Pending = { sectionId: string; until: 'open' | 'placed'; act: (text: CommentedText) => void }

/** Where text and cards of a paper's comments meet: which thread is looked at, which comment is being written, and where threads stand. */
export class CommentDesk {
  private readonly personId: string
  private readonly newId: () => string
  private readonly texts = new Map<string, CommentedText>()
  private readonly listeners = new Set<() => void>()
  private page: DeskPage | undefined
  private pending: Pending | undefined
  private state: DeskSnapshot = { current: undefined, wish: undefined, drafts: new Map(), places: new Map(), wanted: undefined }

  constructor(personId: string, newId: () => string) {
    this.personId = personId
    this.newId = newId
  }

  get snapshot(): DeskSnapshot {
    return this.state
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** The page that shows this desk's panel. */
  serve(page: DeskPage): void {
    this.page = page
  }

  attach(sectionId: string, text: CommentedText): () => void {
    this.texts.set(sectionId, text)
    this.goOn(sectionId, 'open')
    return () => {
      if (this.texts.get(sectionId) === text) this.texts.delete(sectionId)
    }
  }

  setPlaces(sectionId: string, places: ReadonlyMap<string, number | undefined>): void {
    this.change({ places: new Map([...this.state.places, [sectionId, places]]) })
    this.goOn(sectionId, 'placed')
  }

  /** Leads to a thread's card. */
  openThread(sectionId: string, threadId: string, takesFocus: boolean): void {
    this.change({ current: threadId, wish: { kind: 'thread', threadId, takesFocus } })
    this.page?.toPanel(sectionId, takesFocus)
  }

  /** The panel has done what was wished. */
  fulfil(wish: PanelWish): void {
    if (this.state.wish === wish) this.change({ wish: undefined })
  }

  /** Leads from a card to its words. */
  showInText(sectionId: string, threadId: string): void {
    this.change({ current: threadId })
    const shows = { sectionId, until: 'placed', act: (text: CommentedText) => void text.show(threadId) } as const
    this.page?.toText(sectionId, this.texts.has(sectionId), () => this.withText(shows))
  }

  /** Says which section's text the panel is about. */
  want(sectionId: string | undefined): void {
    if (this.state.wanted !== sectionId) this.change({ wanted: sectionId })
  }

  /** Begins a comment on the selected words; where none are, on a passage that is chosen beside it. `onNothing`: there are no words at all. */
  compose(sectionId: string, onNothing: () => void): void {
    const act = (text: CommentedText) => {
      const selected = text.selected()
      const words = selected ?? text.passages()[0]
      if (words) this.composeOn(sectionId, words, selected === undefined)
      else onNothing()
    }
    if (this.texts.has(sectionId)) this.withText({ sectionId, until: 'open', act })
    else this.page?.toText(sectionId, false, () => this.withText({ sectionId, until: 'open', act }))
  }

  /** Begins a comment on these words. Words that were typed before and not sent stay in the box. */
  composeOn(sectionId: string, { anchor, quote }: CommentedWords, isChosen = false): void {
    const before = this.draftOf(sectionId)
    const { text, picked, blocking } = before ?? { ...NOTHING_TYPED, blocking: false }
    this.setDraft(sectionId, { id: before?.id ?? this.newId(), anchor, quote, text, picked, blocking, isChosen })
    this.change({ wish: { kind: 'composer' } })
    this.page?.toPanel(sectionId, true)
  }

  passages(sectionId: string) {
    return this.texts.get(sectionId)?.passages() ?? []
  }

  /** The comment that is being written in a section, also by an earlier visit on this device. */
  draftOf(sectionId: string): CommentDraft | undefined {
    const { drafts } = this.state
    return drafts.has(sectionId) ? drafts.get(sectionId) : maybeKept<CommentDraft>(draftKey(this.personId, sectionId))
  }

  setDraft(sectionId: string, draft: CommentDraft | undefined): void {
    keep(draftKey(this.personId, sectionId), draft)
    this.change({ drafts: new Map([...this.state.drafts, [sectionId, draft]]) })
  }

  private withText(pending: Pending): void {
    const text = this.texts.get(pending.sectionId)
    if (text) return pending.act(text)
    this.pending = pending
    this.want(pending.sectionId)
  }

  private goOn(sectionId: string, reached: Pending['until']): void {
    const { pending } = this
    const text = this.texts.get(sectionId)
    if (pending?.sectionId !== sectionId || pending.until !== reached || !text) return
    this.pending = undefined
    queueMicrotask(() => pending.act(text))
  }

  private change(change: Partial<DeskSnapshot>): void {
    this.state = { ...this.state, ...change }
    for (const listener of this.listeners) listener()
  }
}
