import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { LiveSocket } from './live-socket.ts'

test('[L6] a handler that throws ends its own socket, and nothing else', async () => {
  const http = createServer().listen(0, '127.0.0.1')
  await once(http, 'listening')
  const errors: unknown[] = []
  const server = new WebSocketServer({ noServer: true })
  http.on('upgrade', (request, stream, head) =>
    server.handleUpgrade(request, stream, head, (socket) => {
      const live = new LiveSocket(socket, stream, (error) => errors.push(error))
      const broken = live.guard(() => {
        throw new Error('broken')
      })
      socket.on('message', broken)
    }),
  )
  const connect = async () => {
    const client = new WebSocket(`ws://127.0.0.1:${(http.address() as AddressInfo).port}`)
    await once(client, 'open')
    return client
  }
  const [unlucky, other] = [await connect(), await connect()]
  unlucky.send('anything')
  await once(unlucky, 'close')
  expect(errors).toEqual([new Error('broken')])
  other.ping()
  await once(other, 'pong')
  other.terminate()
  http.close()
})
