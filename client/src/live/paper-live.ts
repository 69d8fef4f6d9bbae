import { type LiveEvent, liveEvent, SCHEMA_VERSION } from '@concord/contract'
import { KeptWordsList } from './kept-words.ts'
import type { LiveEngine } from './live-engine.ts'
import { LiveSection } from './live-section.ts'
import { NOTHING_LIVE, type PaperLiveSnapshot, type PersonSaid, type SectionSeen } from './paper-live-snapshot.ts'
import { mergePeople, type PersonHere, type PersonPresent } from './presence.ts'
import { RejoinLimit } from './rejoin-limit.ts'
import { type RoomSaving, summarizeSaving } from './save-summary.ts'
import { isCutOff, type SectionLive } from './section-live.ts'

export type PaperLiveOptions = {
  engine: LiveEngine
  /** `ws(s)://HOST/collab`. */
  url: string
  paperId: string
  person: PersonSaid
  now: () => number
  newId: () => string
  /** After every event of any section that this client knows. */
  onEvent: (section: SectionSeen, event: LiveEvent) => void
  /** Deletions and formats of this person were not taken; there are no words that could be kept. */
  onChangesLost: (section: SectionSeen) => void
}

const OVERDUE_MS = 5_000
const SAVED_WITHIN_MS = 4_000

const savingOf = ({ status, wasOnline, end }: SectionLive): RoomSaving =>
  isCutOff(end) ? { save: 'offline', unsaved: status.unsaved, wasOnline: true } : { ...status, wasOnline }

/** All rooms of one open paper, and one true word about what is saved. */
export class PaperLive {
  private readonly options: PaperLiveOptions
  private readonly rooms = new Map<string, LiveSection>()
  private readonly seen = new Map<string, SectionSeen>()
  private readonly listeners = new Set<() => void>()
  private readonly kept: KeptWordsList
  private readonly overdueTimer: ReturnType<typeof setTimeout>
  private wordCounts: ReadonlyMap<string, number> = new Map()
  private line = { deviceOffline: false, overdue: false }
  private lists: ReadonlyMap<string, readonly PersonHere[]> = new Map()
  private people: readonly PersonPresent[] = []
  private current = NOTHING_LIVE

  constructor(options: PaperLiveOptions) {
    this.options = options
    this.kept = new KeptWordsList(options.engine, options.person.id, () => this.publish())
    this.overdueTimer = setTimeout(() => this.changeLine({ overdue: true }), OVERDUE_MS)
    void this.kept.load()
  }

  get snapshot(): PaperLiveSnapshot {
    return this.current
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Joins the sections that are new and leaves those that are gone. */
  showSections(sections: readonly SectionSeen[]): void {
    this.seen.clear()
    for (const section of sections) this.seen.set(section.id, section)
    for (const [id, room] of this.rooms) {
      if (this.seen.has(id)) continue
      room.abandon()
      this.rooms.delete(id)
    }
    for (const section of sections) if (!this.rooms.has(section.id)) this.rooms.set(section.id, this.join(section))
    this.publish()
  }

  /** The browser's own word that its network went away or came back. */
  setDeviceOffline(deviceOffline: boolean): void {
    this.changeLine({ deviceOffline })
  }

  /** What a section's editor has counted. */
  countWords(sectionId: string, words: number): void {
    if (this.wordCounts.get(sectionId) === words) return
    this.wordCounts = new Map([...this.wordCounts, [sectionId, words]])
    this.publish()
  }

  /** Resolves once everything typed into a section is committed; false if that takes longer than a few seconds. */
  whenSaved(sectionId: string): Promise<boolean> {
    const isSaved = () => !this.current.sections.get(sectionId)?.status.unsaved
    return new Promise((resolve) => {
      const settle = (saved: boolean) => {
        clearTimeout(timer)
        stop()
        resolve(saved)
      }
      const stop = this.subscribe(() => isSaved() && settle(true))
      const timer = setTimeout(() => settle(isSaved()), SAVED_WITHIN_MS)
      if (isSaved()) settle(true)
    })
  }

  /** Lets refused words go for good. */
  discardWords(id: string): Promise<void> {
    return this.kept.discard(id)
  }

  /** Leaves every room; unsent edits stay in this device's copies. */
  destroy(): void {
    clearTimeout(this.overdueTimer)
    this.listeners.clear()
    for (const room of this.rooms.values()) room.destroy()
    this.rooms.clear()
  }

  private join(first: SectionSeen): LiveSection {
    const { engine, url, person, now, newId } = this.options
    const personId = person.id
    const seen = () => this.seen.get(first.id) ?? first
    const openRoom = () =>
      engine.openRoom({
        url,
        personId,
        sectionId: first.id,
        grant: seen().grant,
        schema: SCHEMA_VERSION,
        onEvent: (event) => this.takeEvent(seen(), event),
        onRefused: async (refusal) => {
          if (refusal.words === '') return this.options.onChangesLost(seen())
          await this.kept.keep({
            id: newId(),
            personId,
            paperId: this.options.paperId,
            sectionId: first.id,
            sectionTitle: seen().title,
            ...refusal,
            keptAt: new Date(now()).toISOString(),
          })
        },
      })
    return new LiveSection({ openRoom, person, limit: new RejoinLimit(now), onChange: () => this.publish() })
  }

  /** Events of a newer server that this client does not know say nothing to it. */
  private takeEvent(section: SectionSeen, event: unknown): void {
    const parsed = liveEvent.safeParse(event)
    if (parsed.success) this.options.onEvent(section, parsed.data)
  }

  private changeLine(change: Partial<PaperLive['line']>): void {
    this.line = { ...this.line, ...change }
    this.publish()
  }

  /** Merges the rooms' lists anew only when one of them has changed: with many people in many sections that is work. */
  private gatherPeople(open: readonly (readonly [sectionId: string, section: SectionLive])[]): void {
    const rooms = new Map(open.map(([id, { people }]) => [id, people]))
    const isSame = rooms.size === this.lists.size && [...rooms].every(([id, people]) => this.lists.get(id) === people)
    if (isSame) return
    this.lists = rooms
    this.people = mergePeople(rooms)
  }

  private publish(): void {
    const sections = new Map([...this.rooms].map(([id, room]) => [id, room.snapshot]))
    const all = [...sections.values()]
    this.gatherPeople([...sections].filter(([, { end }]) => end === undefined))
    this.current = {
      sections,
      save: summarizeSaving(all.filter(({ end }) => end === undefined || isCutOff(end)).map(savingOf), this.line),
      unsaved: all.some(({ status }) => status.unsaved),
      people: this.people,
      kept: this.kept.all,
      wordCounts: this.wordCounts,
    }
    for (const listener of this.listeners) listener()
  }
}
