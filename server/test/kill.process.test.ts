import type { StockClient } from '@concord/collab/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signInWriters } from '../testing/demo-people.ts'
import { type DemoServer, type DemoServerOptions, startDemoServer } from '../testing/demo-server.ts'
import { describeOnPostgres } from '../testing/describe-on-postgres.ts'
import type { Visitor } from '../testing/visitor.ts'

/** Half of them on each database. */
const KILLS = Number(process.env.CONCORD_KILLS ?? 20) / 2
const TYPISTS = 20
const BACK_WITHIN_MS = 10_000
/** Words of others that each person sees before the server is killed; differs from round to round. */
const wordsSeenIn = (round: number) => 6 + ((round * 7) % 19)

describe('on the embedded database', () => suite('embedded'))
describeOnPostgres('on PostgreSQL', () => suite('postgres'))

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

function suite(database: DemoServerOptions['database']): void {
  let server: DemoServer
  let people: Visitor[]
  let sectionIds: string[]

  beforeAll(async () => {
    server = await startDemoServer({ database })
    people = await signInWriters(server.origin, TYPISTS)
    const papers = await Promise.all(['First', 'Second'].map((title) => people[2]!.createPaper(`${title}, killed many times`)))
    sectionIds = papers.flatMap(({ sections }) => sections.map(({ id }) => id))
  })
  afterAll(() => server.remove())

  /** A section for every few rounds: nobody writes 200 rounds into one. */
  const sectionOf = (round: number) => sectionIds[Math.floor(round / 10) % sectionIds.length]!
  const kept = async (sectionId: string) => new Set(wordsIn(JSON.stringify((await people[0]!.content(sectionId)).content)))

  test(`[L1][I1] what anyone had seen, and what anyone was told is saved, survives kill -9 (${KILLS} times, ${TYPISTS} people typing)`, async () => {
    const backMs: number[] = []
    for (let round = 0; round < KILLS; round += 1) {
      const sectionId = sectionOf(round)
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
      const startedAt = performance.now()
      await server.restart()
      backMs.push(performance.now() - startedAt)
      const words = await kept(sectionId)
      expect([...seen, ...saved].filter((word) => !words.has(word))).toEqual([])
    }
    // The quickest start tells what the server needs; the others also what else this machine has to do.
    expect(Math.min(...backMs)).toBeLessThan(BACK_WITHIN_MS)
  })

  test('[L1] stopping the server loses nothing that was typed on a connection that stood', async () => {
    const client = await people[0]!.open(sectionIds[0]!)
    for (let number = 0; number < 50; number += 1) client.type(`[0.0.${number}]`)
    await client.saved()
    expect(await server.kill('SIGTERM')).toBe(0)
    client.destroy()
    await server.restart()
    expect(await kept(sectionIds[0]!)).toContain('[0.0.49]')
  })
}
