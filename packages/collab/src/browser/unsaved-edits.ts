import * as decoding from 'lib0/decoding'
import * as sync from 'y-protocols/sync'
import * as Y from 'yjs'
import { ClockRanges } from '../clock-ranges.ts'

/**
 * Knows which edits of a Y.Doc the server has not confirmed yet. Everything that the server sends is committed
 * (durable before visible), so an edit is saved once it came back: as an echo, in a state vector, or in a sync step 2.
 */
export class UnsavedEdits {
  /** Clocks that the server is known to have committed, per client id. */
  private readonly committed = new Map<number, number>()
  private readonly pendingDeletes = new ClockRanges()

  private readonly doc: Y.Doc

  constructor(doc: Y.Doc) {
    this.doc = doc
  }

  get any(): boolean {
    if (!this.pendingDeletes.isEmpty) return true
    for (const client of this.doc.store.clients.keys()) if (Y.getState(this.doc.store, client) > this.committedClock(client)) return true
    return false
  }

  committedClock(client: number): number {
    return this.committed.get(client) ?? 0
  }

  /** The document holds only what the server has confirmed: an earlier page has noted so. */
  assumeCommitted(): void {
    for (const client of this.doc.store.clients.keys()) this.raise(client, Y.getState(this.doc.store, client))
  }

  /** Everything that the server has not confirmed, as one update upon what it has. */
  encode(): Uint8Array {
    return Y.encodeStateAsUpdate(this.doc, Y.encodeStateVector(this.committed))
  }

  /** A change made on this device. */
  local(deletes: DeleteSet): void {
    for (const [client, ranges] of deletes.clients) {
      for (const { clock, len } of ranges) this.pendingDeletes.add(client, clock, clock + len)
    }
  }

  /** Listens in on a sync message that `read` takes off the decoder: whatever the server sends is committed. */
  peek(decoder: decoding.Decoder, read: () => void): void {
    const look = decoding.clone(decoder)
    const kind = decoding.readVarUint(look)
    const payload = decoding.readVarUint8Array(look)
    read()
    if (kind === sync.messageYjsSyncStep1) this.serverHolds(payload)
    else if (kind === sync.messageYjsSyncStep2) this.serverSynced(payload)
    else this.received(payload)
    this.dropImplied()
  }

  /** A deletion that was ours alone may have come to follow from another's. */
  private dropImplied(): void {
    for (const [client, ranges] of [...this.pendingDeletes.byClient]) {
      for (const { from, to } of ranges) {
        for (let at = from; at < to; ) {
          const struct = Y.getItem(this.doc.store, Y.createID(client, at))
          const end = struct.id.clock + struct.length
          if (!isDeletedByItself(struct)) this.pendingDeletes.remove(client, at, end)
          at = end
        }
      }
    }
  }

  /** Sync step 1: what the server holds. */
  private serverHolds(stateVector: Uint8Array): void {
    for (const [client, clock] of Y.decodeStateVector(stateVector)) this.raise(client, clock)
  }

  /** Sync step 2: `update` brings every deletion that the server knows; what else is deleted here is unsaved. */
  private serverSynced(update: Uint8Array): void {
    this.pendingDeletes.clear()
    this.local(Y.createDeleteSetFromStructStore(this.doc.store))
    this.received(update)
  }

  /** Any update from the server, our own echo among them. */
  private received(update: Uint8Array): void {
    const { structs, ds } = Y.decodeUpdate(update)
    for (const struct of structs) this.raise(struct.id.client, struct.id.clock + struct.length)
    for (const [client, ranges] of ds.clients) {
      for (const { clock, len } of ranges) this.pendingDeletes.remove(client, clock, clock + len)
    }
  }

  private raise(client: number, clock: number): void {
    if (clock > this.committedClock(client)) this.committed.set(client, clock)
  }
}

type DeleteSet = ReturnType<typeof Y.createDeleteSet>

/**
 * Some of what is deleted follows from the rest on every copy, is in nobody's deletions and need not be confirmed: what stands in something
 * deleted (somebody's words in a paragraph that was removed meanwhile), and the value of an attribute that has a later one.
 */
function isDeletedByItself(struct: Y.Item | Y.GC): boolean {
  if (!(struct instanceof Y.Item) || !struct.deleted || (struct.parent as Y.AbstractType<unknown>)._item?.deleted) return false
  return struct.parentSub === null || struct.right === null
}
