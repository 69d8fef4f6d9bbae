import type { Grant, SectionState } from '@concord/paper'
import type { KeptWords } from './kept-words.ts'
import type { PersonPresent } from './presence.ts'
import type { SaveSummary } from './save-summary.ts'
import type { SectionLive } from './section-live.ts'

/** What the page knows of a section before the server has said hello. */
export type SectionSeen = { id: string; title: string; state: SectionState; grant: Grant }

/** Who is here, as this client says it; the server overwrites it with what it knows. */
export type PersonSaid = { id: string; name: string; organisation: string | null }

/** What the page shows of the whole paper's live end. A new object after every change; its parts stay the same objects while they are equal. */
export type PaperLiveSnapshot = {
  sections: ReadonlyMap<string, SectionLive>
  save: SaveSummary
  unsaved: boolean
  people: readonly PersonPresent[]
  /** Words that the server refused, of this person, in any section. */
  kept: readonly KeptWords[]
  /** How many words a section holds on this screen, where an editor has counted them. */
  wordCounts: ReadonlyMap<string, number>
}

/** Before the heavy half has been loaded. */
export const NOTHING_LIVE: PaperLiveSnapshot = {
  sections: new Map(),
  save: 'connecting',
  unsaved: false,
  people: [],
  kept: [],
  wordCounts: new Map(),
}
