import type { StockClient } from '@concord/collab/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DemoServer, startDemoServer } from '../testing/demo-server.ts'
import { Visitor } from '../testing/visitor.ts'

const KILLS = Number(process.env.CONCORD_KILLS ?? 20)
/** Words of others that each person sees before the server is killed; differs from round to round. */
const wordsSeenIn = (round: number) => 6 + ((round * 7) % 19)
const NAMES = ['contributor', 'contributor2', 'rapporteur', 'moderator']

let server: DemoServer
let people: Visitor[]
let sectionId: string

beforeAll(async () => {
  server = await startDemoServer()
  people = await Promise.all(NAMES.map((name) => Visitor.signedIn(server.origin, name)))
  const guest = new Visitor(server.origin)
  await guest.must('POST', '/api/v1/session/guest', { code: 'MADRID2025', name: 'Ada Guest', organisation: 'Cluster of one' })
  people.push(guest)
  sectionId = (await people[2]!.createPaper('Killed twenty times')).sections[0]!.id
})

afterAll(() => server.remove())

/** Words are `[round.person.number]`: whoever reads one knows whose it is. */
const wordsIn = (text: string): string[] => text.match(/\[\d+\.\d+\.\d+\]/g) ?? []
const isOthers = (word: string, person: number) => !word.includes(`.${person}.`)

/** Types word after word, each as soon as the one before is saved, until the connection is gone. */
async function keepTyping(client: StockClient, round: number, person: number): Promise<void> {
  for (let number = 0; client.provider.wsconnected; number += 1) {
    client.type(`[${round}.${person}.${number}]`)
    await client.until(({ edits, provider }) => !edits.any || !provider.wsconnected)
  }
}

test(`[L1][I1] what anyone had seen, and what anyone was told is saved, survives kill -9 (${KILLS} times, 5 people typing)`, async () => {
  for (let round = 0; round < KILLS; round += 1) {
    const clients = await Promise.all(people.map((person) => person.open(sectionId)))
    const typing = clients.map((client, person) => keepTyping(client, round, person))
    const goal = wordsSeenIn(round)
    const newOthers = (client: StockClient, person: number) =>
      wordsIn(client.text).filter((word) => word.startsWith(`[${round}.`) && isOthers(word, person)).length
    await Promise.all(clients.map((client, person) => client.until(() => newOthers(client, person) >= goal)))
    const seen = clients.flatMap((client, person) => wordsIn(client.text).filter((word) => isOthers(word, person)))
    const saved = clients.flatMap(({ text, unsavedWords }) => wordsIn(text).filter((word) => !unsavedWords.includes(word)))
    await server.kill('SIGKILL')
    for (const client of clients) client.destroy()
    await Promise.all(typing)
    await server.restart()
    const kept = new Set(wordsIn(JSON.stringify((await people[0]!.content(sectionId)).content)))
    expect([...seen, ...saved].filter((word) => !kept.has(word))).toEqual([])
  }
})

test('[L1] stopping the server loses nothing that was typed on a connection that stood', async () => {
  const client = await people[0]!.open(sectionId)
  for (let number = 0; number < 50; number += 1) client.type(`[stop.${number}]`)
  await client.saved()
  expect(await server.kill('SIGTERM')).toBe(0)
  client.destroy()
  await server.restart()
  expect(JSON.stringify((await people[0]!.content(sectionId)).content)).toContain('[stop.49]')
})
