/** FIN and opcode 2: a whole binary message in one frame. */
const WHOLE_BINARY = 0x82

/** A frame as a server sends it, unmasked (RFC 6455, 5.2); its payload is `prefix`, then `message`. */
export function encodeWebSocketFrame(prefix: Uint8Array, message: Uint8Array): Buffer {
  const length = prefix.length + message.length
  const start = length < 126 ? 2 : length < 65_536 ? 4 : 10
  const frame = Buffer.allocUnsafe(start + length)
  frame[0] = WHOLE_BINARY
  frame[1] = start === 2 ? length : start === 4 ? 126 : 127
  if (start === 4) frame.writeUInt16BE(length, 2)
  else if (start === 10) frame.writeBigUInt64BE(BigInt(length), 2)
  frame.set(prefix, start)
  frame.set(message, start + prefix.length)
  return frame
}

/**
 * The frames of messages that all begin with `prefix`, built once for each message however many connections it goes to: a room hands the
 * same object to all of them. A frame is forgotten with its message.
 */
export class WebSocketFrames {
  private readonly prefix: Uint8Array
  private readonly built = new WeakMap<Uint8Array, Buffer>()

  constructor(prefix: Uint8Array) {
    this.prefix = prefix
  }

  of(message: Uint8Array): Buffer {
    const known = this.built.get(message)
    if (known) return known
    const frame = encodeWebSocketFrame(this.prefix, message)
    this.built.set(message, frame)
    return frame
  }
}
