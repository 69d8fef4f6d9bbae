import * as Y from 'yjs'
import { type DeletedRange, decodeUpdate } from './decode-update.ts'
import { encodeStep2 } from './messages.ts'
import type { LoadedSection } from './update-log.ts'

/** A section's committed text as bytes: it answers joins without ever building a Y.Doc. */
export class CommittedText {
  readonly epoch: number
  /** What has been appended since the last checkpoint: rows and bytes. */
  tail: { rows: number; bytes: number }
  private parts: Uint8Array[]
  /** How many of the last parts are single turns. */
  private single = 0
  private bytes: number
  private merging: Merging | undefined
  /** What came since the compacting that is under way began. */
  private since: Uint8Array[] | undefined

  constructor(loaded: LoadedSection) {
    this.epoch = loaded.epoch
    this.parts = partsOf(loaded)
    this.bytes = sizeOf(this.parts)
    this.tail = { rows: loaded.tail.length, bytes: sizeOf(loaded.tail) }
  }

  /** Size of the text with all that is deleted and not compacted yet, in bytes. */
  get size(): number {
    return this.bytes
  }

  append(bytes: Uint8Array): void {
    this.parts.push(bytes)
    this.bytes += bytes.length
    this.single += 1
    if (this.single === GATHERED) this.gather(this.parts.splice(-GATHERED))
    this.since?.push(bytes)
    this.merging = undefined
    this.tail = { rows: this.tail.rows + 1, bytes: this.tail.bytes + bytes.length }
  }

  /** The whole text as one update; merged once per change. */
  merged(): Uint8Array {
    return this.merge().merged
  }

  /** What somebody with this state vector lacks. Throws on bytes that are no state vector. */
  missingFor(stateVector: Uint8Array): Uint8Array {
    return stateVector.length <= 1 ? this.merged() : Y.diffUpdate(this.merged(), stateVector)
  }

  /** The sync step 2 for somebody with this state vector; the same object for everybody who has nothing yet. Throws as `missingFor`. */
  step2For(stateVector: Uint8Array): Uint8Array {
    if (stateVector.length > 1) return encodeStep2(this.missingFor(stateVector))
    const merge = this.merge()
    merge.step2 ??= encodeStep2(merge.merged)
    return merge.step2
  }

  stateVector(): Uint8Array {
    const merge = this.merge()
    merge.stateVector ??= Y.encodeStateVectorFromUpdate(merge.merged)
    return merge.stateVector
  }

  /** Whether all of these deletions stand in the text; `deletes` are sorted within each client. */
  hasDeleted(deletes: readonly DeletedRange[]): boolean {
    if (deletes.length === 0) return true
    const merge = this.merge()
    merge.deletes ??= Map.groupBy(decodeUpdate(merge.merged)?.deletes ?? [], ({ client }) => client)
    const places = new Map<number, number>()
    return deletes.every(({ client, clock, length }) => {
      const own = merge.deletes!.get(client) ?? []
      let at = places.get(client) ?? 0
      while (at < own.length && own[at]!.clock + own[at]!.length < clock + length) at += 1
      places.set(client, at)
      return at < own.length && own[at]!.clock <= clock
    })
  }

  /** Takes the whole text to be compacted elsewhere; `endCompacting` brings it back. */
  beginCompacting(): Uint8Array {
    this.since = []
    this.tail = { rows: 0, bytes: 0 }
    return this.merged()
  }

  /** Puts the compacted text in the place of what it was made from; without one everything stays as it is. */
  endCompacting(compacted: Uint8Array | undefined): void {
    if (compacted && this.since) {
      this.parts = []
      this.gather([compacted, ...this.since])
      this.merging = undefined
    }
    this.since = undefined
  }

  private merge() {
    if (this.merging === undefined) {
      this.merging = { merged: mergeParts(this.parts) }
      this.parts = []
      this.gather([this.merging.merged])
    }
    return this.merging
  }

  private gather(turns: readonly Uint8Array[]): void {
    this.parts.push(mergeParts(turns))
    this.bytes = sizeOf(this.parts)
    this.single = 0
  }
}

/** What is made of the text when it is asked for, until the text changes. */
type Merging = { merged: Uint8Array; step2?: Uint8Array; stateVector?: Uint8Array; deletes?: ReadonlyMap<number, DeletedRange[]> }

/** Turns are short, and each is an object of some hundred bytes besides: so many are put into one. */
const GATHERED = 50

/** An update that brings nothing. */
const NOTHING = new Uint8Array([0, 0])
/** `Y.mergeUpdates` grows with the square of the number of updates: more than these are merged in groups. */
const MERGED_AT_ONCE = 100

/** Merges updates of one section; no updates give the update that brings nothing. */
export function mergeParts(parts: readonly Uint8Array[]): Uint8Array {
  if (parts.length === 0) return NOTHING
  if (parts.length === 1) return parts[0]!
  if (parts.length <= MERGED_AT_ONCE) return Y.mergeUpdates(parts as Uint8Array[])
  const groups = Array.from({ length: Math.ceil(parts.length / MERGED_AT_ONCE) }, (_, index) =>
    mergeParts(parts.slice(index * MERGED_AT_ONCE, (index + 1) * MERGED_AT_ONCE)),
  )
  return mergeParts(groups)
}

const sizeOf = (parts: readonly Uint8Array[]): number => parts.reduce((sum, bytes) => sum + bytes.length, 0)

const partsOf = ({ base, tail }: LoadedSection): Uint8Array[] => (base ? [base, ...tail] : [...tail])

/** The whole text of a loaded section as one update. */
export const mergedText = (loaded: LoadedSection): Uint8Array => mergeParts(partsOf(loaded))
