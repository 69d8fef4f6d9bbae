import * as Y from 'yjs'
import type { LoadedSection } from './update-log.ts'

/** A section's committed text as bytes: it answers joins without ever building a Y.Doc. */
export class CommittedText {
  readonly epoch: number
  head: number
  private parts: Uint8Array[]
  private mergedBytes: Uint8Array | undefined
  /** What has been appended since the last checkpoint: rows and bytes. */
  tail: { rows: number; bytes: number }

  constructor(loaded: LoadedSection) {
    this.epoch = loaded.epoch
    this.head = loaded.head
    this.parts = partsOf(loaded)
    this.tail = { rows: loaded.tail.length, bytes: loaded.tail.reduce((sum, bytes) => sum + bytes.length, 0) }
  }

  append(head: number, bytes: Uint8Array): void {
    this.head = head
    this.parts.push(bytes)
    this.mergedBytes = undefined
    this.tail = { rows: this.tail.rows + 1, bytes: this.tail.bytes + bytes.length }
  }

  /** The whole text as one update; merged once per change. */
  merged(): Uint8Array {
    if (this.mergedBytes === undefined) {
      this.mergedBytes = mergeParts(this.parts)
      this.parts = [this.mergedBytes]
    }
    return this.mergedBytes
  }

  /** What somebody with this state vector lacks. */
  missingFor(stateVector: Uint8Array): Uint8Array {
    return stateVector.length <= 1 ? this.merged() : Y.diffUpdate(this.merged(), stateVector)
  }

  stateVector(): Uint8Array {
    return Y.encodeStateVectorFromUpdate(this.merged())
  }

  checkpointed(): void {
    this.tail = { rows: 0, bytes: 0 }
  }
}

/** An update that brings nothing. */
const NOTHING = new Uint8Array([0, 0])

/** Merges updates of one section; no updates give the update that brings nothing. */
export function mergeParts(parts: readonly Uint8Array[]): Uint8Array {
  if (parts.length === 0) return NOTHING
  return parts.length === 1 ? parts[0]! : Y.mergeUpdates(parts as Uint8Array[])
}

const partsOf = ({ base, tail }: LoadedSection): Uint8Array[] => (base ? [base, ...tail] : [...tail])

/** The whole text of a loaded section as one update. */
export const mergedText = (loaded: LoadedSection): Uint8Array => mergeParts(partsOf(loaded))
