import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { LiveSocket } from './live-socket.ts'
import { encodeWebSocketFrame, WebSocketFrames } from './web-socket-frames.ts'

let http: Server
let client: WebSocket
let live: LiveSocket
/** Every message that the client has got, text or bytes. */
const received: Buffer[] = []

beforeAll(async () => {
  http = createServer().listen(0, '127.0.0.1')
  await once(http, 'listening')
  const server = new WebSocketServer({ noServer: true, perMessageDeflate: false })
  http.on('upgrade', (request, stream, head) =>
    server.handleUpgrade(request, stream, head, (socket) => {
      live = new LiveSocket(socket, stream, () => {})
    }),
  )
  client = new WebSocket(`ws://127.0.0.1:${(http.address() as AddressInfo).port}`)
  client.on('message', (data) => received.push(data as Buffer))
  await once(client, 'open')
})

afterAll(() => {
  client.terminate()
  http.close()
})

const bytes = (length: number) => Uint8Array.from({ length }, (_, index) => index % 251)

async function receive(count: number): Promise<Buffer[]> {
  while (received.length < count) await once(client, 'message')
  return received.splice(0, count)
}

test('a client reads our frames of every length, between those that ws writes itself', async () => {
  const lengths = [0, 1, 125, 126, 65_535, 65_536, 1_048_576]
  for (const length of lengths) {
    live.write(encodeWebSocketFrame(new Uint8Array(), bytes(length)))
    live.socket.ping()
    live.socket.send(bytes(length))
  }
  const all = await receive(2 * lengths.length)
  expect(all.map(({ length }) => length)).toEqual(lengths.flatMap((length) => [length, length]))
  for (const [index, message] of all.entries()) expect(message.equals(bytes(lengths[index >> 1]!))).toBe(true)
})

test('the prefix counts towards the length', async () => {
  for (const length of [123, 124, 65_533, 65_534]) live.write(encodeWebSocketFrame(new Uint8Array([0x80, 0x01]), bytes(length)))
  const all = await receive(4)
  expect(all.map((message) => [message.length, message[0], message[1]])).toEqual(
    [125, 126, 65_535, 65_536].map((length) => [length, 128, 1]),
  )
})

test('a message for many becomes a frame once', () => {
  const frames = new WebSocketFrames(new Uint8Array([7]))
  const message = bytes(10)
  expect(frames.of(message)).toBe(frames.of(message))
  expect(frames.of(bytes(10))).not.toBe(frames.of(message))
})

test('nothing follows the close frame', async () => {
  live.socket.close(4409, 'G3')
  live.write(encodeWebSocketFrame(new Uint8Array(), bytes(3)))
  const [code, reason] = await once(client, 'close')
  expect([code, String(reason), received.length]).toEqual([4409, 'G3', 0])
})
