import { isId, type PersonId, type SectionId } from '@concord/paper'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { BusMessage } from './bus.ts'
import type { Claim } from './update-log.ts'

/** Of the frames below. A node of another version is not understood, and what it says counts as lost. */
const VERSION = 1
const TURN = 0
const AWARENESS = 1
const AWARENESS_WANTED = 2
const NOTICE = 3

/**
 * What goes over a bus that leaves the process: who sends it, how many messages that node has published by now (this one included), and
 * the message. A heartbeat is a frame without a body.
 */
export type BusFrame = { node: string; sequence: number; body: Uint8Array | undefined }

/** PROTOCOL.md, "More than one node". */
export const encodeBusFrame = ({ node, sequence, body }: BusFrame): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, VERSION)
    encoding.writeVarString(encoder, node)
    encoding.writeVarUint(encoder, sequence)
    if (body) encoding.writeUint8Array(encoder, body)
  })

/** Reads a frame without looking into its body, which is a view of `bytes`; undefined where the bytes are no frame of this version. */
export function decodeBusFrame(bytes: Uint8Array): BusFrame | undefined {
  return maybeRead(bytes, (decoder) => {
    if (decoding.readVarUint(decoder) !== VERSION) return undefined
    const node = decoding.readVarString(decoder)
    const sequence = decoding.readVarUint(decoder)
    return { node, sequence, body: decoding.hasContent(decoder) ? decoding.readTailAsUint8Array(decoder) : undefined }
  })
}

/** The body of a frame. */
export const encodeBusMessage = (message: BusMessage): Uint8Array =>
  encoding.encode((encoder) => {
    if (message.kind === 'turn') {
      encoding.writeVarUint(encoder, TURN)
      encoding.writeVarString(encoder, message.sectionId)
      encoding.writeVarUint(encoder, message.head)
      encoding.writeVarUint8Array(encoder, message.bytes)
      encoding.writeVarUint(encoder, message.claims.length)
      for (const { client, personId } of message.claims) {
        encoding.writeVarUint(encoder, client)
        encoding.writeVarString(encoder, personId)
      }
    } else if (message.kind === 'awareness') {
      encoding.writeVarUint(encoder, AWARENESS)
      encoding.writeVarString(encoder, message.sectionId)
      encoding.writeVarUint8Array(encoder, message.message)
    } else if (message.kind === 'awareness_wanted') {
      encoding.writeVarUint(encoder, AWARENESS_WANTED)
      encoding.writeVarString(encoder, message.sectionId)
    } else {
      encoding.writeVarUint(encoder, NOTICE)
      encoding.writeVarString(encoder, JSON.stringify(message.notice))
    }
  })

/** Reads the body of a frame; undefined where it is none. Bytes are copied: a room keeps them long after the socket's buffer is done with. */
export function decodeBusMessage(body: Uint8Array): BusMessage | undefined {
  return maybeRead(body, (decoder) => {
    const kind = decoding.readVarUint(decoder)
    if (kind === NOTICE) return { kind: 'notice', notice: JSON.parse(decoding.readVarString(decoder)) }
    const sectionId = readId(decoder) as SectionId
    if (kind === TURN) {
      const head = decoding.readVarUint(decoder)
      return { kind: 'turn', sectionId, head, bytes: decoding.readVarUint8Array(decoder).slice(), claims: readClaims(decoder) }
    }
    if (kind === AWARENESS) return { kind: 'awareness', sectionId, message: decoding.readVarUint8Array(decoder).slice() }
    return kind === AWARENESS_WANTED ? { kind: 'awareness_wanted', sectionId } : undefined
  })
}

function readClaims(decoder: decoding.Decoder): Claim[] {
  const claims: Claim[] = []
  // One by one, so that a wrong count ends with the bytes and not with the memory.
  for (let left = decoding.readVarUint(decoder); left > 0; left -= 1)
    claims.push({ client: decoding.readVarUint(decoder), personId: readId(decoder) as PersonId })
  return claims
}

function readId(decoder: decoding.Decoder): string {
  const id = decoding.readVarString(decoder)
  if (!isId(id)) throw new Error('no id')
  return id
}

function maybeRead<Result>(bytes: Uint8Array, read: (decoder: decoding.Decoder) => Result): Result | undefined {
  try {
    return read(decoding.createDecoder(bytes))
  } catch {
    // Bytes that end too early, ids and JSON that are none: not ours.
    return undefined
  }
}
