import { setTimeout as delay } from 'node:timers/promises'
import { StockClient } from '@concord/collab/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signInWriters } from '../testing/demo-people.ts'
import { type DemoServer, startDemoServer } from '../testing/demo-server.ts'
import { readMetric } from '../testing/read-metric.ts'
import { TcpProxy } from '../testing/tcp-proxy.ts'
import type { Visitor } from '../testing/visitor.ts'

const EACH = 10
const SLOW_BYTES_PER_SECOND = 1_000
const CLOSED_WITHIN_MS = 60_000
/** What everybody in the room is sent in all; unread by 20 people it would be 400 MB. */
const BLOCK = 'x'.repeat(200_000)
const BLOCKS = 100
const MAX_GROWTH_BYTES = 200 * 1024 * 1024

let server: DemoServer
let people: Visitor[]
let [slow, silent]: TcpProxy[] = []

beforeAll(async () => {
  server = await startDemoServer({ database: 'embedded' })
  people = await signInWriters(server.origin, 3)
  slow = await TcpProxy.to(server.port)
  silent = await TcpProxy.to(server.port)
})
afterAll(async () => {
  await slow?.close()
  await silent?.close()
  await server.remove()
})

/** Somebody who comes another way, and whose own watchdog never ends the connection first. */
async function comeThrough(proxy: TcpProxy, sectionId: string): Promise<StockClient> {
  const client = new StockClient({ url: `ws://localhost:${proxy.port}/collab`, sectionId, cookie: people[2]!.cookie })
  await client.synced()
  clearInterval(client.provider._checkInterval)
  client.provider.shouldConnect = false
  return client
}

test(`[L6][I8] readers of 1 KB/s and sockets whose other end is gone cost bounded memory, are closed within 60 s, and slow nobody down`, async () => {
  const { sections } = await people[2]!.createPaper('Read slowly')
  const sectionId = sections[0]!.id
  const [writer, reader] = [await people[0]!.open(sectionId), await people[1]!.open(sectionId)]
  const dead = await Promise.all(Array.from({ length: 2 * EACH }, (_, index) => comeThrough(index % 2 ? slow! : silent!, sectionId)))
  expect(await readMetric(server.origin, 'concord_sockets_open')).toBe(2 + dead.length)
  const before = await readMetric(server.origin, 'process_resident_memory_bytes')
  slow!.bytesPerSecond = SLOW_BYTES_PER_SECOND
  silent!.pause()
  const startedAt = performance.now()
  let peak = 0
  for (let block = 0; block < BLOCKS; block += 1) {
    writer.type(BLOCK)
    await writer.saved()
    writer.run.delete(0, BLOCK.length)
    await writer.saved()
    peak = Math.max(peak, await readMetric(server.origin, 'process_resident_memory_bytes'))
  }
  writer.type('[still here]')
  await reader.until(({ text }) => text === '[still here]')
  while ((await readMetric(server.origin, 'concord_sockets_open')) > 2) {
    expect(performance.now() - startedAt).toBeLessThan(CLOSED_WITHIN_MS)
    await delay(250)
  }
  expect(peak - before).toBeLessThan(MAX_GROWTH_BYTES)
  expect([writer, reader].map(({ provider }) => provider.wsconnected)).toEqual([true, true])
  for (const client of [writer, reader, ...dead]) client.destroy()
})
