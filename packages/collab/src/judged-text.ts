import type { PersonId } from '@concord/paper'
import * as Y from 'yjs'
import type { CommittedText } from './committed-text.ts'
import { follow } from './follow.ts'
import { type KnownText, viewOf } from './known-text.ts'
import { SuggestionTrial } from './suggestion-trial.ts'
import type { Time } from './time.ts'

/** What a room takes in while the log does not answer. */
const MAX_PENDING_BYTES = 8 * 1024 * 1024

/**
 * What the gate judges by: the committed text with everything accepted and not committed yet. Built at the first write and let go
 * when nobody writes. Nobody is ever sent anything from here.
 */
export class JudgedText {
  private readonly text: CommittedText
  private readonly time: Pick<Time, 'now'>
  private built: { doc: Y.Doc; view: KnownText } | undefined
  /** What is accepted and not committed yet. */
  readonly pending = { updates: 0, bytes: 0 }
  private lastLookAtMs = 0
  /** While somebody is here who may only suggest. */
  private trial: SuggestionTrial | undefined
  /** Set where it was dropped while accepted updates were still on their way: the next one gets them when they are committed. */
  private isBehind = false

  constructor(text: CommittedText, time: Pick<Time, 'now'>) {
    this.text = text
    this.time = time
  }

  /** Whether accepted updates wait to be committed. */
  get hasPending(): boolean {
    return this.pending.updates > 0
  }

  /** Judges several updates in one go. Yjs looks at every client id of a text before and after each transaction: it is one for all. */
  gather(judge: () => void): void {
    follow(this.build().doc, judge)
  }

  /** The text as the gate sees it. */
  view(): KnownText {
    this.lastLookAtMs = this.time.now()
    return this.build().view
  }

  /** Whether there is room for another update: without a log that answers, what waits must not grow for ever. */
  hasRoomFor(bytes: Uint8Array | undefined): boolean {
    return this.pending.bytes + (bytes?.length ?? 0) <= MAX_PENDING_BYTES
  }

  /** Rule G8: whether what the gate has written anew is nothing but suggestions of this person. */
  isMereSuggestion(bytes: Uint8Array, personId: PersonId): boolean {
    this.trial ??= new SuggestionTrial(Y.encodeStateAsUpdate(this.build().doc))
    const isMere = this.trial.isMereSuggestion(bytes, personId)
    if (!isMere) this.trial = undefined
    return isMere
  }

  /** Takes in what the gate has written anew; undefined for a mere receipt. Throws where the gate let something through that waits. */
  accept(bytes: Uint8Array | undefined): void {
    if (bytes !== undefined) {
      const { doc } = this.build()
      follow(doc, () => Y.applyUpdate(doc, bytes))
      this.trial?.take(bytes)
      if (doc.store.pendingStructs || doc.store.pendingDs) throw new Error('the gate let something through that waits')
    }
    this.count(bytes, 1)
  }

  /** Updates are no longer on their way: committed or refused. */
  settle(entries: readonly { bytes: Uint8Array | undefined }[]): void {
    for (const { bytes } of entries) this.count(bytes, -1)
  }

  /** Takes in a turn that was committed. `isKnown` says that it was accepted here. */
  committed(bytes: Uint8Array, isKnown: boolean): void {
    const doc = this.built?.doc
    if (!doc || (isKnown && !this.isBehind)) return
    follow(doc, () => Y.applyUpdate(doc, bytes))
    this.trial?.take(bytes)
  }

  /** Forgets what was accepted and never committed; built anew from what is committed when it is next needed. */
  drop(): void {
    this.built?.doc.destroy()
    this.built = undefined
    this.trial = undefined
    this.isBehind = this.hasPending
  }

  /** Drops it where nobody has written for a while. */
  rest(quietMs: number): void {
    if (!this.hasPending && this.time.now() - this.lastLookAtMs > quietMs) this.drop()
  }

  private build() {
    if (this.built === undefined) {
      const doc = new Y.Doc()
      follow(doc, () => Y.applyUpdate(doc, this.text.merged()))
      this.built = { doc, view: viewOf(doc) }
    }
    return this.built
  }

  private count(bytes: Uint8Array | undefined, sign: 1 | -1): void {
    this.pending.updates += sign
    this.pending.bytes += sign * (bytes?.length ?? 0)
  }
}
