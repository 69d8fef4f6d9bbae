import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'

/** Writes one struct. */
export type WriteStruct = (encoder: Y.UpdateEncoderV1) => void
export type CraftedStructs = { client: number; clock: number; structs: WriteStruct[] }
export type CraftedRange = [client: number, clock: number, length: number]
/** An update by hand, for what no Yjs client would write. */
export type CraftedUpdate = { structs: CraftedStructs[]; deletes: CraftedRange[] }

/** What a struct says of its place. A parent (a root type's name or an element's id) counts where there is no neighbour. */
export type CraftedPlace = { origin?: Y.ID | undefined; right?: Y.ID | undefined; parent?: Y.ID | string; sub?: string }

export function encodeCrafted({ structs, deletes }: CraftedUpdate): Uint8Array {
  const encoder = new Y.UpdateEncoderV1()
  const rest = encoder.restEncoder
  encoding.writeVarUint(rest, structs.length)
  for (const { client, clock, structs: list } of structs) {
    encoding.writeVarUint(rest, list.length)
    encoder.writeClient(client)
    encoding.writeVarUint(rest, clock)
    for (const write of list) write(encoder)
  }
  encoding.writeVarUint(rest, deletes.length)
  for (const [client, clock, length] of deletes) for (const number of [client, 1, clock, length]) encoding.writeVarUint(rest, number)
  return encoder.toUint8Array()
}

const DELETED = 1
const STRING = 4
const EMBED = 5
const FORMAT = 6
const TYPE = 7
const ANY = 8
const DOC = 9

const item =
  (kind: number, { origin, right, parent = 'content', sub }: CraftedPlace, writeContent: WriteStruct): WriteStruct =>
  (encoder) => {
    encoder.writeInfo(kind | (origin ? 0x80 : 0) | (right ? 0x40 : 0) | (sub === undefined ? 0 : 0x20))
    if (origin) encoder.writeLeftID(origin)
    if (right) encoder.writeRightID(right)
    if (!origin && !right) {
      encoder.writeParentInfo(typeof parent === 'string')
      if (typeof parent === 'string') encoder.writeString(parent)
      else encoder.writeLeftID(parent)
      if (sub !== undefined) encoder.writeString(sub)
    }
    writeContent(encoder)
  }

export const text = (words: string, at: CraftedPlace): WriteStruct => item(STRING, at, (encoder) => encoder.writeString(words))
export const gone = (length: number, at: CraftedPlace): WriteStruct => item(DELETED, at, (encoder) => encoder.writeLen(length))
export const embed = (value: unknown, at: CraftedPlace): WriteStruct => item(EMBED, at, (encoder) => encoder.writeJSON(value))
export const mark = (name: string, value: unknown, at: CraftedPlace): WriteStruct =>
  item(FORMAT, at, (encoder) => {
    encoder.writeKey(name)
    encoder.writeJSON(value)
  })
export const element = (nodeName: string, at: CraftedPlace): WriteStruct =>
  item(TYPE, at, (encoder) => {
    encoder.writeTypeRef(3)
    encoder.writeKey(nodeName)
  })
export const run = (at: CraftedPlace): WriteStruct => item(TYPE, at, (encoder) => encoder.writeTypeRef(6))
export const values = (list: unknown[], at: CraftedPlace): WriteStruct =>
  item(ANY, at, (encoder) => {
    encoder.writeLen(list.length)
    for (const value of list) encoder.writeAny(value)
  })
export const subdocument = (guid: string, at: CraftedPlace): WriteStruct =>
  item(DOC, at, (encoder) => {
    encoder.writeString(guid)
    encoder.writeAny({})
  })
export const collected =
  (length: number): WriteStruct =>
  (encoder) => {
    encoder.writeInfo(0)
    encoder.writeLen(length)
  }
