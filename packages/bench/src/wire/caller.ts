import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { LoadSocket, type SocketEvents } from './load-socket.ts'

/** A way to one room: messages of the sync protocol without what the server's framing puts around them. */
export type RoomLink = { send(message: Uint8Array): void; close(): void }

/** One person on one device, who opens rooms. `traffic` counts frames and bytes that came in over all of the person's sockets. */
export type Caller = {
  open(room: string, events: SocketEvents): RoomLink
  readonly traffic: { frames: number; bytes: number }
  close(): void
}

export type Address = { url: string; headers: Record<string, string> }

/** y-websocket's form: a socket for each room, nothing around the messages. */
export function stockCaller(addressOf: (room: string) => Address): Caller {
  return socketPerRoom((room, events) => {
    const { url, headers } = addressOf(room)
    return new LoadSocket(url, headers, events)
  })
}

/** Hocuspocus's messages: who asks for what in the first one, and the document's name before each. */
const AUTH = 2
const AUTH_TOKEN = 0
const PING = 9
const PONG = 10
const PROVIDER_VERSION = '4.8.0'

/** Hocuspocus's form, as its provider uses it: a socket for each document, whose name stands before each message. */
export function hocuspocusCaller(url: string): Caller {
  return socketPerRoom((room, events) => {
    const name = encoding.encode((encoder) => encoding.writeVarString(encoder, room))
    const addressed = (message: Uint8Array) => Buffer.concat([name, message])
    const socket = new LoadSocket(
      url,
      {},
      {
        ...events,
        opened: () => {
          socket.send(addressed(encodeAuth()))
          events.opened()
        },
        message: (bytes) => {
          if (bytes.length === 1 && bytes[0] === PING) return socket.send(Uint8Array.of(PONG))
          const decoder = decoding.createDecoder(bytes)
          const nameLength = decoding.readVarUint(decoder)
          events.message(bytes.subarray(decoder.pos + nameLength))
        },
      },
    )
    return { traffic: socket.traffic, send: (message) => socket.send(addressed(message)), close: () => socket.close() }
  })
}

const encodeAuth = (): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, AUTH)
    encoding.writeVarUint(encoder, AUTH_TOKEN)
    encoding.writeVarString(encoder, 'token')
    encoding.writeVarString(encoder, PROVIDER_VERSION)
  })

type CountingLink = RoomLink & Pick<LoadSocket, 'traffic'>

function socketPerRoom(openLink: (room: string, events: SocketEvents) => CountingLink): Caller {
  const links: CountingLink[] = []
  const sum = (what: 'frames' | 'bytes') => links.reduce((total, { traffic }) => total + traffic[what], 0)
  return {
    open(room, events) {
      const link = openLink(room, events)
      links.push(link)
      return link
    },
    get traffic() {
      return { frames: sum('frames'), bytes: sum('bytes') }
    },
    close: () => {
      for (const link of links) link.close()
    },
  }
}
