import type { OpenSuggestion } from '@concord/paper'
import type { Settling } from './settle-suggestions.ts'

/** How somebody works on the paper: writing in it, suggesting changes, or only reading. */
export type WritingMode = 'edit' | 'suggest' | 'read'

/** What the page can ask of the text of one section while its editor stands. */
export type SuggestedText = {
  /** Brings a suggestion into view and puts the caret there; false where it is gone. */
  show: (key: string) => boolean
  /** Answers how many were settled. */
  settle: (keys: ReadonlySet<string>, how: Settling) => number
}

/** What led to a card, and whether it is to have the focus. */
export type CardWish = { key: string | undefined; takesFocus: boolean }

export type SuggestionDeskSnapshot = {
  mode: WritingMode
  /** What is open in sections whose editor stands, by section id. */
  lists: ReadonlyMap<string, readonly OpenSuggestion[]>
  /** The suggestion at the caret. */
  current: string | undefined
  wish: CardWish | undefined
}

type Page = { toPanel: (sectionId: string, isOver: boolean) => void; toText: (sectionId: string, then: () => void) => void }

/** Between the texts of a paper and the cards beside them: which suggestions are open, and the way from one to the other. */
export class SuggestionDesk {
  private current: SuggestionDeskSnapshot = { mode: 'edit', lists: new Map(), current: undefined, wish: undefined }
  private readonly listeners = new Set<() => void>()
  private readonly texts = new Map<string, SuggestedText>()
  /** What is to be done as soon as a section's editor stands. */
  private readonly waiting = new Map<string, (text: SuggestedText) => void>()
  private page: Page | undefined

  get snapshot(): SuggestionDeskSnapshot {
    return this.current
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  choose(mode: WritingMode): void {
    this.change({ mode })
  }

  /** The page around. */
  serve(page: Page): void {
    this.page = page
  }

  /** A section's editor stands, until the returned function is called. */
  attach(sectionId: string, text: SuggestedText): () => void {
    this.texts.set(sectionId, text)
    const waiting = this.waiting.get(sectionId)
    this.waiting.delete(sectionId)
    if (waiting) setTimeout(() => waiting(text))
    return () => {
      if (this.texts.get(sectionId) !== text) return
      this.texts.delete(sectionId)
      const lists = new Map(this.current.lists)
      lists.delete(sectionId)
      this.change({ lists })
    }
  }

  /** What is open in a section now, and what of it stands at the caret. */
  report(sectionId: string, list: readonly OpenSuggestion[]): void {
    this.change({ lists: new Map(this.current.lists).set(sectionId, list) })
  }

  reportCurrent(key: string | undefined): void {
    if (key !== this.current.current) this.change({ current: key })
  }

  /** Whether a section's editor stands. */
  stands = (sectionId: string): boolean => this.texts.has(sectionId)

  /** Shows the cards of a section, at one of them or at the first. */
  openCard(sectionId: string, key: string | undefined, takesFocus: boolean): void {
    this.change({ current: key ?? this.current.current, wish: { key, takesFocus } })
    this.page?.toPanel(sectionId, takesFocus)
  }

  /** The way to a card has been gone. */
  fulfil(wish: CardWish): void {
    if (this.current.wish === wish) this.change({ wish: undefined })
  }

  /** Does something with a section's text; where its editor does not stand yet, as soon as it does. */
  withText(sectionId: string, act: (text: SuggestedText) => void): void {
    const text = this.texts.get(sectionId)
    if (text) return act(text)
    this.waiting.set(sectionId, act)
    this.page?.toText(sectionId, () => {})
  }

  /** Leads from a card to the words. */
  showInText(sectionId: string, key: string): void {
    this.page?.toText(sectionId, () => this.withText(sectionId, (text) => void text.show(key)))
  }

  private change(change: Partial<SuggestionDeskSnapshot>): void {
    this.current = { ...this.current, ...change }
    for (const listener of this.listeners) listener()
  }
}
