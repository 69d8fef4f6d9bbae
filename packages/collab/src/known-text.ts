import * as Y from 'yjs'

/** A read-only view of a section's text: what the gate may ask of it. */
export type KnownText = {
  /** Number of clocks known of a client; 0 for an unknown one. */
  clockOf(client: number): number
  /** The struct that holds a known clock. */
  structAt(client: number, clock: number): Y.Item | Y.GC
  /** Whether every clock in the range is known and already deleted. */
  isDeleted(client: number, clock: number, length: number): boolean
  /** The one root type that a section has: the XML fragment `content`. */
  root: Y.AbstractType<unknown>
}

/** Name of the one root type of a section's Y.Doc. */
export const ROOT_NAME = 'content'

/** The view of a Y.Doc. It follows the doc as the doc grows. */
export function viewOf(doc: Y.Doc): KnownText {
  const root = doc.getXmlFragment(ROOT_NAME) as Y.AbstractType<unknown>
  const structAt = (client: number, clock: number) => Y.getItem(doc.store, Y.createID(client, clock)) as Y.Item | Y.GC
  return {
    root,
    structAt,
    clockOf: (client) => Y.getState(doc.store, client),
    isDeleted: (client, clock, length) => {
      for (let at = clock; at < clock + length; ) {
        const struct = structAt(client, at)
        if (!struct.deleted) return false
        at = struct.id.clock + struct.length
      }
      return true
    },
  }
}
