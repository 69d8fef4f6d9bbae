import * as Y from 'yjs'

/** A read-only view of a section's text: what the gate may ask of it. */
export type KnownText = {
  /** Number of clocks known of a client; 0 for an unknown one. */
  clockOf(client: number): number
  /** The struct that holds a known clock. */
  structAt(client: number, clock: number): Y.Item | Y.GC
  /** The structs that a range of known clocks touches, in clock order, until `visit` answers false. Says whether it never did. */
  everyStruct(client: number, clock: number, length: number, visit: (struct: Y.Item | Y.GC) => boolean): boolean
  /** The one root type that a section has: the XML fragment `content`. */
  root: Y.AbstractType<unknown>
}

/** Name of the one root type of a section's Y.Doc. */
export const ROOT_NAME = 'content'

/** The view of a Y.Doc. It follows the doc as the doc grows. */
export function viewOf(doc: Y.Doc): KnownText {
  const root = doc.getXmlFragment(ROOT_NAME) as Y.AbstractType<unknown>
  const structsOf = (client: number) => doc.store.clients.get(client)!
  return {
    root,
    clockOf: (client) => Y.getState(doc.store, client),
    structAt: (client, clock) => {
      const structs = structsOf(client)
      return structs[Y.findIndexSS(structs, clock)]!
    },
    everyStruct: (client, clock, length, visit) => {
      const structs = structsOf(client)
      for (let index = Y.findIndexSS(structs, clock); index < structs.length; index += 1) {
        const struct = structs[index]!
        if (struct.id.clock >= clock + length) break
        if (!visit(struct)) return false
      }
      return true
    },
  }
}

/** Whether every clock in a range is known and already deleted. */
export const isKnownDelete = (known: KnownText, client: number, clock: number, length: number): boolean =>
  clock + length <= known.clockOf(client) && known.everyStruct(client, clock, length, isDeleted)

const isDeleted = (struct: Y.Item | Y.GC): boolean => struct.deleted
