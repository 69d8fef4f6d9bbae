import { setTimeout as delay } from 'node:timers/promises'
import type { StockClient } from '@concord/collab/testing'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { signInWriters } from '../testing/demo-people.ts'
import { type DemoServer, startDemoServer } from '../testing/demo-server.ts'
import { describeOnPostgres } from '../testing/describe-on-postgres.ts'
import { readMetric } from '../testing/read-metric.ts'
import type { Visitor } from '../testing/visitor.ts'

const OUTAGE_MS = Number(process.env.CONCORD_OUTAGE_MS ?? 4_000)
const SLOW_QUERY_MS = 2_000
const DRAINED_WITHIN_MS = 5_000
/** The longest that a statement may take here; the servers of people say half a minute. */
const STATEMENT_MS = 2_000
/** By then the server has given up a connection from which nothing comes. */
const GIVEN_UP_MS = STATEMENT_MS + 7_000
const KEYSTROKE_MS = 100

const wordsIn = (text: string): string[] => text.match(/\[\d+\.\d+\]/g) ?? []

type Fault = { what: string; isAway: boolean; begin(server: DemoServer): void; end(server: DemoServer): void; drainsLaterByMs?: number }

const FAULTS: Fault[] = [
  { what: 'refuses every connection', isAway: true, begin: ({ back }) => back.cut(), end: ({ back }) => back.mend() },
  { what: 'answers nothing', isAway: true, begin: ({ back }) => back.pause(), end: ({ back }) => back.resume() },
  {
    what: 'is behind a network that swallows everything',
    isAway: true,
    begin: ({ back }) => back.swallow(),
    end: ({ back }) => back.surface(),
    drainsLaterByMs: GIVEN_UP_MS,
  },
  {
    what: `takes ${SLOW_QUERY_MS} ms for a query`,
    isAway: false,
    begin: ({ back }) => Object.assign(back, { delayMs: SLOW_QUERY_MS }),
    end: ({ back }) => Object.assign(back, { delayMs: 0 }),
  },
]

describeOnPostgres('[I1][I2][I6][L1][L2] a database that', () => {
  let server: DemoServer
  let people: Visitor[]

  beforeAll(async () => {
    server = await startDemoServer({ database: 'postgres', databaseParameters: `statement_timeout=${STATEMENT_MS}` })
    people = await signInWriters(server.origin, 6)
  })
  afterAll(() => server.remove())
  // Also after a failure, so that the next fault begins with a database that is well.
  afterEach(async () => {
    server.back.watch = () => {}
    for (const { end } of FAULTS) end(server)
    while (server.back.lost > 0) await delay(KEYSTROKE_MS)
  })

  const health = async () => (await fetch(`${server.origin}/healthz`, { signal: AbortSignal.timeout(DRAINED_WITHIN_MS) })).status

  /** Lets everybody type at their own end of the text for a while. Words are `[person.number]`. */
  async function typeFor(clients: StockClient[], ms: number): Promise<void> {
    const until = performance.now() + ms
    for (let number = 0; performance.now() < until; number += 1) {
      for (const [person, client] of clients.entries()) client.type(`[${person}.${number}]`)
      await delay(KEYSTROKE_MS)
    }
  }

  test.each(FAULTS)(
    `$what for ${OUTAGE_MS} ms: typing goes on unsaved, no request hangs, and all of it is there soon afterwards`,
    async (fault) => {
      const { sections } = await people[2]!.createPaper(`A database that ${fault.what}`)
      const open = (person: Visitor, index: number) => person.open(sections[index % 2]!.id)
      const clients = await Promise.all(people.map(open))
      const { pid } = server
      fault.begin(server)
      const asked = people[5]!.request('GET', `/api/v1/papers`)
      await typeFor(clients, OUTAGE_MS)
      expect(clients.map(({ edits }) => edits.any)).toEqual(clients.map(() => true))
      expect(clients.map(({ closed }) => closed)).toEqual(clients.map(() => undefined))
      if (fault.isAway) {
        // Nobody has seen a word of anybody else, and the server says that it cannot do its work.
        for (const [person, { text }] of clients.entries()) expect(text.replaceAll(new RegExp(`\\[${person}\\.\\d+\\]`, 'g'), '')).toBe('')
        expect(await health()).toBe(503)
      }
      fault.end(server)
      const mendedAt = performance.now()
      await Promise.all(clients.map((client) => client.saved()))
      const tookMs = performance.now() - mendedAt
      for (const index of [0, 1]) {
        const inOneSection = clients.filter((_, at) => at % 2 === index)
        const words = inOneSection.flatMap((client) => wordsIn(client.text))
        for (const client of inOneSection) await client.until(({ text }) => words.every((word) => text.includes(word)))
        const { content } = await people[0]!.content(sections[index]!.id)
        for (const { text } of inOneSection) expect(JSON.stringify(content)).toContain(text)
      }
      expect([200, 500]).toContain((await asked).status)
      expect(server.pid).toBe(pid)
      expect(await health()).toBe(200)
      expect(await readMetric(server.origin, 'concord_updates_waiting')).toBe(0)
      expect(tookMs).toBeLessThan(DRAINED_WITHIN_MS + (fault.drainsLaterByMs ?? 0))
      for (const client of clients) client.destroy()
    },
  )

  test('is lost in the middle of an approval: the request ends, the section is let go, and the approval succeeds later', async () => {
    const [writer, moderator] = [people[2]!, people[3]!]
    const { sections } = await writer.createPaper('Approved into the void')
    const { id } = sections[0]!
    const client = await writer.open(id)
    client.type('[0.0]')
    await client.saved()
    await writer.must('POST', `/api/v1/sections/${id}/submit`, {})
    const { hash } = await moderator.content(id)
    const approve = () => moderator.request('POST', `/api/v1/sections/${id}/approve`, { hash })
    let [isPrepared, isHeld] = [false, false]
    server.back.watch = (bytes) => {
      const said = bytes.toString('latin1')
      const isAsked: boolean = isPrepared && said.startsWith('B') && said.includes(id)
      isPrepared ||= /"sections".* for update/s.test(said)
      if (!isAsked || isHeld) return
      isHeld = true
      // Once this is sent on, the database holds the section for somebody whom it will not hear again.
      setImmediate(() => server.back.swallow())
    }
    expect((await approve()).status).toBe(500)
    expect(isHeld).toBe(true)
    server.back.surface()
    let { status } = await approve()
    for (; status === 500; { status } = await approve()) await delay(KEYSTROKE_MS)
    expect(status).toBe(200)
    expect((await moderator.content(id)).hash).toBe(hash)
    client.destroy()
  })

  test('cannot be reached at the start because everything is swallowed: the server says so and ends', async () => {
    await server.kill('SIGTERM')
    server.back.swallow()
    await expect(server.restart()).rejects.toThrow(/Concord does not start\. The database .* cannot be reached/)
    server.back.surface()
    await server.restart()
    expect(await health()).toBe(200)
  })
})
