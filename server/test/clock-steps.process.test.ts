import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DemoServer, startDemoServer } from '../testing/demo-server.ts'
import { temporaryFolder } from '../testing/embedded-template.ts'
import { runVerify } from '../testing/run-verify.ts'
import { Visitor } from '../testing/visitor.ts'

const STEP_MS = 5 * 60_000
const clock = join(temporaryFolder(), 'clock')
const step = (ms: number) => writeFileSync(clock, String(ms))

let server: DemoServer
beforeAll(async () => {
  step(0)
  const preload = new URL('../testing/stepped-clock.ts', import.meta.url)
  server = await startDemoServer({ environment: { NODE_OPTIONS: `--import=${preload.href}`, CONCORD_TEST_CLOCK: clock } })
})
afterAll(() => server.remove())

test('[I4][I7] a clock that steps 5 minutes back and forth changes no order: text, approvals and chain follow the database', async () => {
  const [rapporteur, moderator] = [await Visitor.signedIn(server.origin, 'rapporteur'), await Visitor.signedIn(server.origin, 'moderator')]
  const paper = await rapporteur.createPaper('Written while the clock was wrong')
  const clients = [await rapporteur.open(paper.sections[0]!.id), await moderator.open(paper.sections[0]!.id)]
  const sockets = clients.map(({ provider }) => provider.ws)
  const words: string[] = []
  for (const [turn, ms] of [0, -STEP_MS, 0, STEP_MS, 0, -STEP_MS].entries()) {
    step(ms)
    for (const client of clients) {
      words.push(`[${turn}.${clients.indexOf(client)}]`)
      await client.until(({ text }) => text.endsWith(words.at(-2) ?? ''))
      client.type(words.at(-1)!)
      await client.saved()
    }
  }
  expect(clients.map(({ provider }) => provider.ws)).toEqual(sockets)
  for (const client of clients) await client.until(({ text }) => text === words.join(''))

  // Handed in with a clock that is ahead, approved with one that is behind.
  const sectionId = paper.sections[0]!.id
  step(STEP_MS)
  await rapporteur.must('POST', `/api/v1/sections/${sectionId}/submit`, {})
  step(-STEP_MS)
  const { hash } = await moderator.content(sectionId)
  await moderator.must('POST', `/api/v1/sections/${sectionId}/approve`, { hash })
  const events = await server.sql<{ action: string; at: string }[]>`
    select action, at from audit_events where subject_id = ${sectionId} order by seq`
  expect(events.map(({ action }) => action).slice(-2)).toEqual(['section.submitted', 'section.approved'])
  // The clock did step: the later event bears the earlier time.
  expect(Date.parse(events.at(-1)!.at)).toBeLessThan(Date.parse(events.at(-2)!.at) - STEP_MS)
  const heads = await server.sql<{ head: string }[]>`select head from section_updates where section_id = ${sectionId} order by head`
  expect(heads.map(({ head }) => Number(head))).toEqual(heads.map((_, index) => index + 1))
  expect(await runVerify(server)).toEqual({ code: 0, output: expect.stringContaining('as it was recorded') })
  for (const client of clients) client.destroy()
})
