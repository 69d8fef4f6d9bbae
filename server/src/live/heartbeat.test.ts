import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { Heartbeat } from './heartbeat.ts'
import { LiveSocket } from './live-socket.ts'
import { encodeWebSocketFrame } from './web-socket-frames.ts'

const SIGN_OF_LIFE = encodeWebSocketFrame(new Uint8Array(), new Uint8Array([1, 1, 0]))

test('[W13] a socket that no longer answers is ended at the second beat, one that answers stays and hears a message with every beat', async () => {
  const http = createServer().listen(0, '127.0.0.1')
  await once(http, 'listening')
  const heartbeat = new Heartbeat()
  const server = new WebSocketServer({ noServer: true, perMessageDeflate: false })
  http.on('upgrade', (request, stream, head) =>
    server.handleUpgrade(request, stream, head, (socket) => heartbeat.add(new LiveSocket(socket, stream, () => {}), SIGN_OF_LIFE)),
  )
  const connect = async () => {
    const client = new WebSocket(`ws://127.0.0.1:${(http.address() as AddressInfo).port}`)
    await once(client, 'open')
    return client
  }
  const [lively, halfOpen] = [await connect(), await connect()]
  // It reads nothing any more, so it answers nothing; the connection itself stands, as after a pulled cable.
  halfOpen.pause()
  const beat = async () => {
    const pong = Promise.all([...server.clients].slice(0, 1).map((socket) => once(socket, 'pong')))
    const message = once(lively, 'message')
    heartbeat.beat()
    await pong
    expect([...((await message)[0] as Buffer)]).toEqual([1, 1, 0])
  }
  await beat()
  expect(server.clients.size).toBe(2)
  const ended = once([...server.clients][1]!, 'close')
  await beat()
  await ended
  await beat()
  expect(server.clients.size).toBe(1)
  for (const client of [lively, halfOpen]) client.terminate()
  http.close()
})
