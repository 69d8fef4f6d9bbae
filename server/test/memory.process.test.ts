import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signInWriters } from '../testing/demo-people.ts'
import { type DemoServer, startDemoServer } from '../testing/demo-server.ts'
import { describeOnPostgres } from '../testing/describe-on-postgres.ts'
import { readMetric } from '../testing/read-metric.ts'
import type { Visitor } from '../testing/visitor.ts'

const LOAD_MS = Number(process.env.CONCORD_LOAD_MS ?? 5_000)
const SOCKETS = 100
const BACK_WITHIN_MS = 60_000
const GROWTH = 1.1

describeOnPostgres('[I8] memory', () => {
  let server: DemoServer
  let people: Visitor[]
  let sectionIds: string[]

  beforeAll(async () => {
    const preload = new URL('../testing/heap-probe.ts', import.meta.url)
    server = await startDemoServer({ database: 'postgres', environment: { NODE_OPTIONS: `--import=${preload.href}` } })
    people = await signInWriters(server.origin, 20)
    const papers = await Promise.all([0, 1, 2, 3].map((number) => people[2]!.createPaper(`Load ${number}`)))
    sectionIds = papers.flatMap(({ sections }) => sections.map(({ id }) => id))
  })
  afterAll(() => server.remove())

  /** Many people come, type, paste, delete, and leave. */
  async function load(ms: number): Promise<void> {
    const clients = await Promise.all(
      Array.from({ length: SOCKETS }, (_, index) => people[index % people.length]!.open(sectionIds[index % sectionIds.length]!)),
    )
    const until = performance.now() + ms
    for (let turn = 0; performance.now() < until; turn += 1) {
      for (const [index, client] of clients.entries()) {
        client.type(`[${turn}.${index}] `)
        if ((turn + index) % 10 === 0) client.run.delete(0, Math.floor(client.run.length / 2))
      }
      await clients[turn % clients.length]!.saved()
    }
    for (const client of clients) await client.saved()
    for (const client of clients) client.destroy()
  }

  /** Live memory after a full collection, in bytes. */
  async function heap(): Promise<number> {
    const seen = server.output().split('heap-probe ').length
    process.kill(server.pid, 'SIGUSR2')
    while (server.output().split('heap-probe ').length === seen) await delay(20)
    return Number(server.output().split('heap-probe ').at(-1)!.split('\n', 1)[0])
  }

  test(`is back at its baseline + 10 % within 60 s after ${LOAD_MS} ms of load, and no room is left open`, async () => {
    // What is loaded and compiled on first use belongs to the baseline.
    await load(2_000)
    while ((await readMetric(server.origin, 'concord_rooms_open')) > 0) await delay(100)
    const baseline = await heap()
    await load(LOAD_MS)
    const doneAt = performance.now()
    const openRooms = () => readMetric(server.origin, 'concord_rooms_open')
    let now = await heap()
    while ((now > baseline * GROWTH || (await openRooms()) > 0) && performance.now() - doneAt < BACK_WITHIN_MS) {
      await delay(1_000)
      now = await heap()
    }
    expect(now).toBeLessThan(baseline * GROWTH)
    expect(await openRooms()).toBe(0)
    expect(await readMetric(server.origin, 'concord_updates_waiting')).toBe(0)
  })
})
