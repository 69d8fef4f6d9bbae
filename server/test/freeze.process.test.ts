import { randomInt } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import type { StockClient } from '@concord/collab/testing'
import type { SectionText } from '@concord/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DemoServer, startDemoServer } from '../testing/demo-server.ts'
import { Visitor } from '../testing/visitor.ts'

/** Those who may still write while a section is in review; five browsers of theirs. */
const NAMES = ['rapporteur', 'moderator', 'rapporteur', 'moderator', 'rapporteur']
const COPY_REFUSED = 4409

let server: DemoServer
let rapporteur: Visitor
let contributor: Visitor
let moderator: Visitor

beforeAll(async () => {
  server = await startDemoServer()
  rapporteur = await Visitor.signedIn(server.origin, 'rapporteur')
  contributor = await Visitor.signedIn(server.origin, 'contributor')
  moderator = await Visitor.signedIn(server.origin, 'moderator')
})

afterAll(() => server.remove())

const wordsIn = (text: string): string[] => text.match(/\[\d+\.\d+\]/g) ?? []
const wordsOf = ({ content }: SectionText) => wordsIn(JSON.stringify(content))

/** Starts an approval of what stands there now, and lets everybody type while it is under way. */
async function approveWhileTyping(sectionId: string, clients: StockClient[], round: number): Promise<number> {
  const { hash } = await moderator.content(sectionId)
  let answered = false
  const approving = moderator.request('POST', `/api/v1/sections/${sectionId}/approve`, { hash }).finally(() => {
    answered = true
  })
  const typing = clients.map(async (client, person) => {
    await delay(randomInt(0, 60))
    for (let number = 0; number < 5 && !answered; number += 1) {
      client.type(`[${round * 100 + number}.${person}]`)
      await delay(randomInt(0, 10))
    }
  })
  const [{ status }] = await Promise.all([approving, ...typing])
  return status
}

test('[L3][L4] approved while 5 people type: the revision is one committed state, every later word is refused and kept by its author', async () => {
  const sectionId = (await rapporteur.createPaper('Approved in the middle of a sentence')).sections[0]!.id
  const first = await contributor.open(sectionId)
  first.type('Written before the review. ')
  await first.saved()
  first.destroy()
  await rapporteur.must('POST', `/api/v1/sections/${sectionId}/submit`, {})
  const people = await Promise.all(NAMES.map((name) => Visitor.signedIn(server.origin, name)))
  const clients = await Promise.all(people.map((person) => person.open(sectionId)))

  let status = 409
  for (let round = 1; status === 409; round += 1) {
    status = await approveWhileTyping(sectionId, clients, round)
    if (status === 409) for (const client of clients) await client.saved()
  }
  expect(status).toBe(200)
  for (const [person, client] of clients.entries()) if (!client.closed) client.type(`[9999.${person}]`)
  for (const client of clients) await client.until(({ closed }) => closed !== undefined)

  const approved = await moderator.content(sectionId)
  const [row] = await server.sql<{ hash: string; head: string; last: string }[]>`
    select r.hash, r.head, (select max(u.head) from section_updates u where u.section_id = r.section_id) as last
    from revisions r where r.section_id = ${sectionId}`
  expect(row!.hash).toBe(approved.hash)
  expect(Number(row!.last)).toBe(Number(row!.head))
  const approvedWords = new Set(wordsOf(approved))
  for (const client of clients) {
    expect(client.closed!.code).toBe(COPY_REFUSED)
    const unapproved = wordsIn(client.text).filter((word) => !approvedWords.has(word))
    expect(unapproved.length).toBeGreaterThan(0)
    expect(wordsIn(client.unsavedWords).sort()).toEqual(unapproved.sort())
    client.destroy()
  }
})

test('[L3] over a raw socket an approved section takes nothing, and its neighbours go on', async () => {
  const paper = await rapporteur.createPaper('One sealed, one open')
  const [sealed, open] = paper.sections.map(({ id }) => id) as [string, string]
  const writer = await contributor.open(sealed)
  writer.type('Final words.')
  await writer.saved()
  await rapporteur.must('POST', `/api/v1/sections/${sealed}/submit`, {})
  const { hash } = await moderator.content(sealed)
  await moderator.must('POST', `/api/v1/sections/${sealed}/approve`, { hash })
  const neighbour = await contributor.open(open)
  for (const attempt of [(client: StockClient) => client.type('More!'), (client: StockClient) => client.run.delete(0, 3)]) {
    const late = await moderator.open(sealed)
    attempt(late)
    await late.until(({ closed }) => closed !== undefined)
    expect(late.closed!.code).toBe(COPY_REFUSED)
    late.destroy()
  }
  neighbour.type('Still open.')
  await neighbour.saved()
  expect((await moderator.content(sealed)).hash).toBe(hash)
  for (const client of [writer, neighbour]) client.destroy()
})
