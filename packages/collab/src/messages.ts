import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

/** y-websocket's message types, and our own for JSON events (PROTOCOL.md, "Wire"). */
const SYNC = 0
const AWARENESS = 1
const QUERY_AWARENESS = 3
const EVENT = 100
const SYNC_STEP_1 = 0
const SYNC_STEP_2 = 1
const SYNC_UPDATE = 2

/** What a client may say. `unknown` is ignored: newer clients may say more. */
export type ClientMessage =
  | { kind: 'step1'; stateVector: Uint8Array }
  | { kind: 'step2' | 'update'; update: Uint8Array }
  | { kind: 'awareness'; update: Uint8Array }
  | { kind: 'query_awareness' }
  | { kind: 'unknown' }

/** Reads one frame. Throws where the bytes end too early. */
export function decodeMessage(frame: Uint8Array): ClientMessage {
  const decoder = decoding.createDecoder(frame)
  const type = decoding.readVarUint(decoder)
  if (type === AWARENESS) return { kind: 'awareness', update: decoding.readVarUint8Array(decoder) }
  if (type === QUERY_AWARENESS) return { kind: 'query_awareness' }
  if (type !== SYNC) return { kind: 'unknown' }
  const step = decoding.readVarUint(decoder)
  const payload = decoding.readVarUint8Array(decoder)
  if (step === SYNC_STEP_1) return { kind: 'step1', stateVector: payload }
  if (step === SYNC_STEP_2) return { kind: 'step2', update: payload }
  return step === SYNC_UPDATE ? { kind: 'update', update: payload } : { kind: 'unknown' }
}

const frame = (write: (encoder: encoding.Encoder) => void): Uint8Array => encoding.encode(write)

const encodeSync = (step: number, payload: Uint8Array): Uint8Array =>
  frame((encoder) => {
    encoding.writeVarUint(encoder, SYNC)
    encoding.writeVarUint(encoder, step)
    encoding.writeVarUint8Array(encoder, payload)
  })

export const encodeStep1 = (stateVector: Uint8Array): Uint8Array => encodeSync(SYNC_STEP_1, stateVector)
export const encodeStep2 = (update: Uint8Array): Uint8Array => encodeSync(SYNC_STEP_2, update)
export const encodeUpdateMessage = (update: Uint8Array): Uint8Array => encodeSync(SYNC_UPDATE, update)

/** One awareness state on the wire; `state` undefined says goodbye. */
export type AwarenessEntry = { client: number; clock: number; state: object | undefined }

export const encodeAwareness = (entries: readonly AwarenessEntry[]): Uint8Array =>
  frame((encoder) => {
    encoding.writeVarUint(encoder, AWARENESS)
    const inner = frame((states) => {
      encoding.writeVarUint(states, entries.length)
      for (const { client, clock, state } of entries) {
        encoding.writeVarUint(states, client)
        encoding.writeVarUint(states, clock)
        encoding.writeVarString(states, JSON.stringify(state ?? null))
      }
    })
    encoding.writeVarUint8Array(encoder, inner)
  })

/** Reads the states of an awareness message, at most `limit` of them. Throws on broken bytes or JSON. */
export function decodeAwareness(update: Uint8Array, limit: number): { client: number; clock: number; state: unknown }[] {
  const decoder = decoding.createDecoder(update)
  const count = Math.min(decoding.readVarUint(decoder), limit)
  return Array.from({ length: count }, () => ({
    client: decoding.readVarUint(decoder),
    clock: decoding.readVarUint(decoder),
    state: JSON.parse(decoding.readVarString(decoder)),
  }))
}

/** A JSON event for sessions that asked for events. */
export const encodeEvent = (event: object): Uint8Array =>
  frame((encoder) => {
    encoding.writeVarUint(encoder, EVENT)
    encoding.writeVarString(encoder, JSON.stringify(event))
  })
