import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { type StockClient, stateOf } from '@concord/collab/testing'
import type { Offer } from '@concord/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DemoServer, startDemoServer } from '../testing/demo-server.ts'
import { temporaryFolder } from '../testing/embedded-template.ts'
import { runVerify } from '../testing/run-verify.ts'
import { Visitor } from '../testing/visitor.ts'

const SIGN_IN = 4401
const COPY_REFUSED = 4409
const EIGHT_DAYS_MS = 8 * 24 * 60 * 60_000
/** When a room with more rows than this in its log is left, its text is compacted. */
const ROWS_FOR_CHECKPOINT = 25
const clock = join(temporaryFolder(), 'clock')

let server: DemoServer
beforeAll(async () => {
  writeFileSync(clock, '0')
  const preload = new URL('../testing/stepped-clock.ts', import.meta.url)
  server = await startDemoServer({ environment: { NODE_OPTIONS: `--import=${preload.href}`, CONCORD_TEST_CLOCK: clock } })
})
afterAll(() => server.remove())

const headOfCheckpoint = async (sectionId: string): Promise<number> => {
  const [row] = await server.sql<{ head: string }[]>`select head from checkpoints where section_id = ${sectionId}`
  return Number(row?.head ?? 0)
}

/** Somebody writes turn after turn, takes half of the text away, and leaves; what is gone is then also gone from what is loaded. */
async function writeUntilCompacted(author: Visitor, sectionId: string): Promise<void> {
  const before = await headOfCheckpoint(sectionId)
  const client = await author.open(sectionId)
  for (let turn = 0; turn < ROWS_FOR_CHECKPOINT; turn += 1) {
    client.type(`[${turn}]`)
    await client.saved()
  }
  client.run.delete(0, Math.floor(client.run.length / 2))
  await client.saved()
  client.destroy()
  while ((await headOfCheckpoint(sectionId)) === before) await delay(20)
}

async function approve(sectionId: string, rapporteur: Visitor, moderator: Visitor): Promise<string> {
  await rapporteur.must('POST', `/api/v1/sections/${sectionId}/submit`, {})
  const { hash } = await moderator.content(sectionId)
  await moderator.must('POST', `/api/v1/sections/${sectionId}/approve`, { hash })
  return hash
}

/** Types in the middle of what is there and at its end, without a connection; answers what the device keeps. */
function typeOffline(client: StockClient): Uint8Array {
  client.provider.disconnect()
  client.run.insert(5, '(said on the train)')
  client.type(' And said in the tunnel.')
  const copy = stateOf(client)
  client.destroy()
  return copy
}

test('[I2][I3][L4] words typed without a connection come home after days of approvals, checkpoints and an ended sign-in: merged or offered', async () => {
  const [rapporteur, moderator] = [await Visitor.signedIn(server.origin, 'rapporteur'), await Visitor.signedIn(server.origin, 'moderator')]
  const away = await Visitor.signedIn(server.origin, 'contributor')
  const paper = await rapporteur.createPaper('Written far away')
  const [open, sealed] = paper.sections.map(({ id }) => id) as [string, string]
  const copies: Record<string, Uint8Array> = {}
  for (const id of [open, sealed]) {
    const client = await away.open(id)
    client.type('These words were there before.')
    await client.saved()
    copies[id] = typeOffline(client)
  }

  await writeUntilCompacted(rapporteur, open)
  await approve(open, rapporteur, moderator)
  await moderator.must('POST', `/api/v1/sections/${open}/reopen`, { reason: 'The figures of 2026 are out.' })
  await writeUntilCompacted(moderator, open)
  await writeUntilCompacted(rapporteur, open)
  const hash = await approve(sealed, rapporteur, moderator)

  writeFileSync(clock, String(EIGHT_DAYS_MS))
  const tooLate = await away.open(open, { from: copies[open]! })
  expect(tooLate.closed!.code).toBe(SIGN_IN)
  expect(tooLate.text).toContain('(said on the train)')
  copies[open] = stateOf(tooLate)
  tooLate.destroy()

  const [again, reader] = [await Visitor.signedIn(server.origin, 'contributor'), await Visitor.signedIn(server.origin, 'moderator')]
  const [back, other] = [await again.open(open, { from: copies[open]! }), await reader.open(open)]
  await back.saved()
  expect(back.closed).toBeUndefined()
  await other.until(({ text }) => text.includes('And said in the tunnel.'))
  expect(other.text).toContain('(said on the train)')
  expect(other.text).not.toContain('These words')
  expect(back.text).toBe(other.text)
  expect(JSON.stringify((await reader.content(open)).content)).toContain(back.text)

  const refused = await again.open(sealed, { from: copies[sealed]! })
  await refused.until(({ closed }) => closed !== undefined)
  expect(refused.closed!.code).toBe(COPY_REFUSED)
  const words = refused.unsavedWords
  expect(words).toMatch(/\(said on the train\).*And said in the tunnel\./s)
  await again.must('POST', `/api/v1/sections/${sealed}/offers`, { id: crypto.randomUUID(), words, reason: 'frozen' })
  const { items } = await reader.must<{ items: Offer[] }>('GET', `/api/v1/sections/${sealed}/offers`)
  expect(items).toMatchObject([{ words, state: 'open' }])
  expect((await reader.content(sealed)).hash).toBe(hash)
  expect(await runVerify(server)).toMatchObject({ code: 0 })
  for (const client of [back, other, refused]) client.destroy()
})
