import type { StockClient } from '@concord/collab/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signInWriters } from '../testing/demo-people.ts'
import { type DemoServer, startDemoServer } from '../testing/demo-server.ts'
import type { Visitor } from '../testing/visitor.ts'

const CLIENTS = Number(process.env.CONCORD_RECONNECTS ?? 100)
const SECTIONS = 20
const PEOPLE = 20
const SYNCED_WITHIN_MS = 30_000

let server: DemoServer
let people: Visitor[]
let sectionIds: string[]

beforeAll(async () => {
  server = await startDemoServer()
  people = await signInWriters(server.origin, PEOPLE)
  const papers = await Promise.all(Array.from({ length: SECTIONS / 4 }, (_, index) => people[2]!.createPaper(`Reconnected ${index}`)))
  sectionIds = papers.flatMap(({ sections }) => sections.slice(0, 4).map(({ id }) => id))
})
afterAll(() => server.remove())

test(`[I2] ${CLIENTS} clients find back after a restart: all in sync within 30 s, also with what they typed meanwhile`, async () => {
  const open = (index: number) => people[index % PEOPLE]!.open(sectionIds[index % SECTIONS]!)
  const clients: StockClient[] = []
  for (let index = 0; index < CLIENTS; index += PEOPLE)
    clients.push(...(await Promise.all(Array.from({ length: Math.min(PEOPLE, CLIENTS - index) }, (_, next) => open(index + next)))))
  await server.kill('SIGKILL')
  // One in five types while nobody answers.
  const words = clients.map((client, index) => {
    if (index % 5 === 0) client.type(`[${index}.]`)
    return `[${index}.]`
  })
  await server.restart()
  const backAt = performance.now()
  await Promise.all(
    clients.map((client, index) => {
      const expected = words.filter((_, other) => other % 5 === 0 && other % SECTIONS === index % SECTIONS)
      return client.until(({ provider, edits, text }) => provider.synced && !edits.any && expected.every((word) => text.includes(word)))
    }),
  )
  expect(performance.now() - backAt).toBeLessThan(SYNCED_WITHIN_MS)
  for (let section = 0; section < Math.min(SECTIONS, CLIENTS); section += 1)
    expect(new Set(clients.filter((_, index) => index % SECTIONS === section).map(({ text }) => text)).size).toBe(1)
  for (const client of clients) client.destroy()
})
