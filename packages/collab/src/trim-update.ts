import * as Y from 'yjs'
import type { DecodedUpdate, UpdateStruct } from './decode-update.ts'
import type { KnownText } from './known-text.ts'

/**
 * What an update brings that is not known yet (G3). A struct that straddles the known clock is cut; its rest gets the origin
 * (client, known - 1) and no parent: with its own parent it would land elsewhere than Yjs reports.
 */
export function trimKnown(update: DecodedUpdate, known: KnownText): Map<number, UpdateStruct[]> {
  const fresh = new Map<number, UpdateStruct[]>()
  for (const [client, structs] of update.structs) {
    const clock = known.clockOf(client)
    const first = structs.findIndex((struct) => struct.id.clock + struct.length > clock)
    if (first === -1) continue
    const rest = first === 0 ? structs : structs.slice(first)
    if (rest[0]!.id.clock < clock) rest[0] = cutBefore(rest[0]!, clock)
    fresh.set(client, rest)
  }
  return fresh
}

function cutBefore(struct: UpdateStruct, clock: number): UpdateStruct {
  const { client } = struct.id
  const known = clock - struct.id.clock
  if (struct instanceof Y.GC) return new Y.GC(Y.createID(client, clock), struct.length - known)
  const rest = struct.content.splice(known)
  return new Y.Item(Y.createID(client, clock), null, Y.createID(client, clock - 1), null, struct.rightOrigin, null, null, rest)
}
