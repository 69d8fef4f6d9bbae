import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ScriptedBuses, StockClient } from '@concord/collab/testing'
import type { CommentThread, PaperView } from '@concord/contract'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { describeOnEmbedded } from '../../testing/database-suites.ts'
import { testLog } from '../../testing/embedded-template.ts'
import { openWorkspace, type PersonName, type Workspace } from '../../testing/test-workspace.ts'
import { Metrics } from '../http/metrics.ts'
import { createLive, type Live } from './create-live.ts'

describeOnEmbedded('comments on one node, told on the other', (database) => {
  const buses = new ScriptedBuses()
  const clients: StockClient[] = []
  let here: Workspace
  let there: Live
  let http: Server
  let url: string
  let paper: PaperView

  beforeAll(async () => {
    const { sql, env, db } = database()
    here = await openWorkspace(database(), { bus: buses.connect() })
    const parts = { db, sql, env, log: testLog, clock: here.clock, newId: () => randomUUID() }
    there = createLive({ ...parts, metrics: new Metrics(), bus: buses.connect() })
    http = createServer().listen(0, '127.0.0.1')
    await once(http, 'listening')
    there.attach(http)
    url = `ws://127.0.0.1:${(http.address() as AddressInfo).port}/collab`
    const body = { groupId: here.ids.lab, type: 'lab_report', title: 'Commented from elsewhere', language: 'en' }
    paper = (await (await here.as('rapporteur')).post<PaperView>('/api/v1/papers', body)).body
  })
  afterAll(async () => {
    await there.close()
    await here.close()
    http.close()
  })
  afterEach(() => {
    for (const client of clients.splice(0)) client.destroy()
    pass()
  })

  function pass(): void {
    while (buses.hasMessages) for (const node of [0, 1]) buses.deliver(node)
  }
  function lose(): void {
    while (buses.hasMessages) for (const node of [0, 1]) buses.lose(node)
    buses.tellLosses()
  }
  async function open(name: PersonName, section: number): Promise<StockClient> {
    const cookie = (await here.as(name)).cookie ?? ''
    const client = new StockClient({ url, sectionId: paper.sections[section]!.id, cookie, params: { events: '1' } })
    clients.push(client)
    await client.synced()
    pass()
    return client
  }
  const heard = (client: StockClient) => client.events.filter(({ type }) => type === 'comments').length
  const untilHeard = (client: StockClient, times: number) => client.until((one) => heard(one) >= times)

  test.each([
    ['told', pass],
    ['lost on the way', lose],
  ])('whoever has the section open hears of every change; the notice is %s', async (_how, carry) => {
    const [observer, elsewhere] = [await open('observer', 0), await open('observer', 1)]
    const at = `/api/v1/sections/${paper.sections[0]!.id}/comments`
    const moderator = await here.as('moderator')
    const begun = { anchor: { start: 'AAEAAA==', end: 'AAEEQQ==' }, quote: 'Words', words: 'Why?' }
    const { body: thread } = await moderator.post<CommentThread>(at, begun)
    carry()
    await untilHeard(observer, 1)
    let times = 1
    for (const [path, body] of [
      ['replies', { words: 'So' }],
      ['resolve', {}],
      ['reopen', {}],
    ] as const) {
      await moderator.post(`${at}/${thread.id}/${path}`, body)
      carry()
      times += 1
      await untilHeard(observer, times)
    }
    await moderator.patch(`${at}/${thread.id}`, { blocking: true })
    await moderator.delete(`/api/v1/comments/${thread.comments[0]!.id}`)
    carry()
    await untilHeard(observer, times + 1)
    if (carry === pass) expect(heard(elsewhere)).toBe(0)
  })
})
