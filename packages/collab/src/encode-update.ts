import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import type { DeletedRange, UpdateStruct } from './decode-update.ts'

/** Writes an update in V1: structs by descending client id, as Yjs does, then the deletions. Only such bytes are applied, committed and sent. */
export function encodeUpdate(structs: ReadonlyMap<number, readonly UpdateStruct[]>, deletes: readonly DeletedRange[]): Uint8Array {
  const encoder = new Y.UpdateEncoderV1()
  const clients = [...structs].filter(([, list]) => list.length > 0).sort(([a], [b]) => b - a)
  encoding.writeVarUint(encoder.restEncoder, clients.length)
  for (const [client, list] of clients) {
    encoding.writeVarUint(encoder.restEncoder, list.length)
    encoder.writeClient(client)
    encoding.writeVarUint(encoder.restEncoder, list[0]!.id.clock)
    for (const struct of list) struct.write(encoder, 0)
  }
  writeDeletes(encoder.restEncoder, deletes)
  return encoder.toUint8Array()
}

function writeDeletes(encoder: encoding.Encoder, deletes: readonly DeletedRange[]): void {
  const byClient = Map.groupBy(deletes, (range) => range.client)
  encoding.writeVarUint(encoder, byClient.size)
  for (const [client, ranges] of [...byClient].sort(([a], [b]) => b - a)) {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, ranges.length)
    for (const range of ranges) {
      encoding.writeVarUint(encoder, range.clock)
      encoding.writeVarUint(encoder, range.length)
    }
  }
}
