import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

/** The channel that carries JSON instead of y-websocket messages. */
export const CONTROL_CHANNEL = 0
/** How many channels one socket may have open. */
export const MAX_CHANNELS = 200
/** The largest JSON on channel 0. */
export const MAX_CONTROL_BYTES = 4096

/** What a client says on channel 0. `schema`, `epoch` and `events` are what a stock client puts into its address. */
export type ClientControl =
  | { type: 'open'; section: string; schema?: number | undefined; epoch?: number | undefined; events?: boolean | undefined }
  | { type: 'close'; channel: number }
  | { type: 'alive' }

/** What a server says on channel 0. Every `open` is answered once, with `opened` or `denied`; `code` is a close code. */
export type ServerControl =
  | { type: 'opened'; section: string; channel: number }
  | { type: 'denied'; section: string; code: number; reason: string }
  | { type: 'closed'; channel: number; code: number; reason: string }
  | { type: 'alive' }

/** The bytes that stand before every message of a channel. */
export const encodeChannel = (channel: number): Uint8Array => encoding.encode((encoder) => encoding.writeVarUint(encoder, channel))

/** A frame of the shared socket (PROTOCOL.md, "Shared socket"). */
export const encodeChannelFrame = (channel: number, message: Uint8Array): Uint8Array<ArrayBuffer> =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, channel)
    encoding.writeUint8Array(encoder, message)
  })

/** Takes a frame apart; `message` is a view of its bytes. Throws where the frame ends within the channel's number. */
export function decodeChannelFrame(frame: Uint8Array): { channel: number; message: Uint8Array } {
  const decoder = decoding.createDecoder(frame)
  const channel = decoding.readVarUint(decoder)
  return { channel, message: frame.subarray(decoder.pos) }
}

/** A message of channel 0, without the channel. */
export const encodeControl = (control: ClientControl | ServerControl): Uint8Array =>
  encoding.encode((encoder) => encoding.writeVarString(encoder, JSON.stringify(control)))

/** Reads what the server says on channel 0. */
export const decodeServerControl = (message: Uint8Array): ServerControl =>
  JSON.parse(decoding.readVarString(decoding.createDecoder(message)))

/** Reads what a client says on channel 0; undefined where a newer client says more than we know. Throws on what no honest client sends. */
export function decodeClientControl(message: Uint8Array): ClientControl | undefined {
  if (message.length > MAX_CONTROL_BYTES) throw new RangeError('a control message is too long')
  const said: unknown = JSON.parse(decoding.readVarString(decoding.createDecoder(message)))
  if (typeof said !== 'object' || said === null) throw new TypeError('a control message is an object')
  const { type, section, schema, epoch, events, channel } = said as Record<string, unknown>
  if (type === 'open') {
    if (typeof section !== 'string') throw new TypeError('which section?')
    return { type, section, schema: maybeNumber(schema), epoch: maybeNumber(epoch), events: events === true }
  }
  if (type === 'close') return { type, channel: Number(channel) }
  return type === 'alive' ? { type } : undefined
}

/** What is there and no number (JSON writes `null` for NaN) is not the same as what is left out. */
const maybeNumber = (value: unknown): number | undefined =>
  value === undefined ? undefined : typeof value === 'number' ? value : Number.NaN
