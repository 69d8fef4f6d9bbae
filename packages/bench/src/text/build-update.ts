import * as encoding from 'lib0/encoding'

/** A struct's place in Yjs: who made it, and its number among that client's characters and nodes. */
export type StructId = { client: number; clock: number }

/** Bits of a struct's first byte, and the content kind "string" (Yjs, update encoding V1). */
const HAS_ORIGIN = 0x80
const CONTENT_STRING = 4

/**
 * One keystroke as the Yjs update that an editor would send, without a Y.Doc: `character` right of what the same client typed before,
 * or, as its first (`clock` 0), at the start of the run of text `run`.
 */
export function buildKeystroke({ client, clock }: StructId, run: StructId, character: string): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 1) // clients
    encoding.writeVarUint(encoder, 1) // structs
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, clock)
    encoding.writeUint8(encoder, clock > 0 ? HAS_ORIGIN | CONTENT_STRING : CONTENT_STRING)
    if (clock === 0) encoding.writeVarUint(encoder, 0) // the parent is named by its id
    writeId(encoder, clock > 0 ? { client, clock: clock - 1 } : run)
    encoding.writeVarString(encoder, character)
    encoding.writeVarUint(encoder, 0) // nothing deleted
  })
}

function writeId(encoder: encoding.Encoder, { client, clock }: StructId): void {
  encoding.writeVarUint(encoder, client)
  encoding.writeVarUint(encoder, clock)
}

/** The update that brings nothing: no structs, no deletions. */
export const EMPTY_UPDATE: Uint8Array = new Uint8Array([0, 0])
