import { once } from 'node:events'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { type DemoServer, startDemoServer } from '../testing/demo-server.ts'
import { readMetric } from '../testing/read-metric.ts'
import { Visitor } from '../testing/visitor.ts'

const MEBIBYTE = 1024 * 1024
const TOO_LARGE = [1009, 4413]

let server: DemoServer
let rapporteur: Visitor
let sectionId: string

beforeAll(async () => {
  server = await startDemoServer()
  rapporteur = await Visitor.signedIn(server.origin, 'rapporteur')
  sectionId = (await rapporteur.createPaper('Shouted at')).sections[0]!.id
})
afterAll(() => server.remove())

/** Sends `bytes` in `parts` frames of one message. */
function send(socket: WebSocket, bytes: Buffer, parts: number): void {
  const size = Math.ceil(bytes.length / parts)
  for (let part = 0; part < parts; part += 1)
    socket.send(bytes.subarray(part * size, (part + 1) * size), { binary: true, fin: part === parts - 1 }, () => {})
}

test.each([
  ['the stock form', () => `/collab/${sectionId}`, 1],
  ['the stock form, in 20 parts', () => `/collab/${sectionId}`, 20],
  ['the shared form', () => '/collab', 1],
])('[G7][L6] a message of 10 MB over %s closes its socket and nothing else', async (_form, path, parts) => {
  const neighbour = await rapporteur.open(sectionId)
  const socket = new WebSocket(`${server.origin.replace('http', 'ws')}${path()}`, { headers: { cookie: rapporteur.cookie } })
  socket.on('error', () => {})
  await once(socket, 'open')
  const before = await readMetric(server.origin, 'process_resident_memory_bytes')
  const closed = once(socket, 'close')
  send(socket, Buffer.alloc(10 * MEBIBYTE, 1), parts)
  const [code] = await closed
  // Where the server has closed before everything was written, the close frame may be lost with the connection.
  expect([...TOO_LARGE, 1006]).toContain(code)
  neighbour.type('[undisturbed]')
  await neighbour.saved()
  expect((await readMetric(server.origin, 'process_resident_memory_bytes')) - before).toBeLessThan(100 * MEBIBYTE)
  expect(server.output()).not.toMatch(/uncaught|unhandled/i)
  neighbour.destroy()
})
