import type { SectionTexts } from '../writing/section-texts.ts'
import { type FindQuery, findInContent, type Match, patternOf } from './find-matches.ts'

/** One match in the paper; `index` counts within its section. */
export type Found = Match & { sectionId: string; index: number }

/** What the find bar shows. A new object after every change. */
export type FindSnapshot = {
  isOpen: boolean
  query: FindQuery
  matches: readonly Found[]
  /** Place of the current match in `matches`; -1 while none is. */
  current: number
}

const CLOSED: FindSnapshot = { isOpen: false, query: { text: '', isCaseMatched: false, isWholeWord: false }, matches: [], current: -1 }

/** What is searched for in the whole paper, and where it was found. */
export class FindDesk {
  private readonly texts: SectionTexts
  private readonly listeners = new Set<() => void>()
  private sectionIds: readonly string[] = []
  private stopReading = (): void => {}
  snapshot = CLOSED

  constructor(texts: SectionTexts) {
    this.texts = texts
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  open(sectionIds: readonly string[]): void {
    this.sectionIds = sectionIds
    this.stopReading()
    this.stopReading = this.texts.subscribe(() => this.search())
    this.change({ isOpen: true })
    this.search()
  }

  close(): void {
    this.stopReading()
    this.change({ ...CLOSED, query: this.snapshot.query })
  }

  ask(query: Partial<FindQuery>): void {
    this.change({ query: { ...this.snapshot.query, ...query }, current: -1 })
    this.search()
  }

  /** Goes to the next match, or back, around the ends of the paper; the first one is the first at or behind `from`. */
  step(by: 1 | -1, fromSection?: string): Found | undefined {
    const { matches, current } = this.snapshot
    if (matches.length === 0) return undefined
    const start = this.sectionIds.indexOf(fromSection ?? '')
    const first = matches.findIndex(({ sectionId }) => this.sectionIds.indexOf(sectionId) >= start)
    const next = current < 0 ? Math.max(0, first) : (current + by + matches.length) % matches.length
    this.change({ current: next })
    return matches[next]
  }

  get currentMatch(): Found | undefined {
    return this.snapshot.matches[this.snapshot.current]
  }

  /** Looks through all texts again; the current match stays the one at its place, or becomes the next. */
  search(): void {
    const { isOpen, query, current, matches: before } = this.snapshot
    if (!isOpen) return
    const pattern = patternOf(query)
    const matches = pattern ? this.sectionIds.flatMap((sectionId) => this.searchSection(sectionId, pattern)) : []
    const was = before[current]
    const kept = was ? matches.findIndex(({ sectionId, index }) => sectionId === was.sectionId && index >= was.index) : -1
    this.change({ matches, current: was && kept < 0 ? matches.length - 1 : kept })
  }

  private searchSection(sectionId: string, pattern: RegExp): Found[] {
    const text = this.texts.textOf(sectionId)
    return text ? findInContent(text, pattern).map((match, index) => ({ ...match, sectionId, index })) : []
  }

  private change(change: Partial<FindSnapshot>): void {
    this.snapshot = { ...this.snapshot, ...change }
    for (const listener of this.listeners) listener()
  }
}
