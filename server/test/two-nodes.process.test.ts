import { randomInt } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { mergedText, TextWorkers } from '@concord/collab'
import type { StockClient } from '@concord/collab/testing'
import type { SectionText } from '@concord/contract'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { missingForTwoNodes, startTwoNodes, type TwoNodes } from '../testing/two-nodes.ts'
import { Visitor } from '../testing/visitor.ts'

const RACES = Number(process.env.CONCORD_RACES ?? 20)
const SEED = Number(process.env.CONCORD_SEED ?? randomInt(2 ** 31))
/** What was missed is there within 5 seconds; machines that run tests are busy. */
const SOON = { timeout: 50_000, interval: 20 }
const SIGN_IN = 4401
const NOT_YOURS = 4403
const COPY_REFUSED = 4409

const missing = missingForTwoNodes()
if (missing) test.skip(`two nodes: SKIPPED, ${missing}`)
else
  describe(`two nodes on one PostgreSQL and one Redis (seed ${SEED})`, () => {
    let nodes: TwoNodes
    let rapporteur: Visitor
    let moderator: Visitor
    const workers = new TextWorkers(1)
    const clients: StockClient[] = []

    beforeAll(async () => {
      nodes = await startTwoNodes(SEED)
      rapporteur = await Visitor.signedIn(nodes.a.origin, 'rapporteur')
      moderator = await Visitor.signedIn(nodes.b.origin, 'moderator')
    })
    afterAll(async () => {
      await workers.close()
      await nodes.stop()
    })
    afterEach(() => {
      for (const client of clients.splice(0)) client.destroy()
    })

    /** The same browser, sent to another node by whatever stands before them. */
    function at(node: 'a' | 'b', visitor: Visitor): Visitor {
      return Object.assign(new Visitor(nodes[node].origin), { cookie: visitor.cookie })
    }

    async function open(visitor: Visitor, sectionId: string): Promise<StockClient> {
      const client = await visitor.open(sectionId)
      clients.push(client)
      return client
    }

    const newSection = async (title: string) => (await rapporteur.createPaper(title)).sections[0]!.id
    const personOf = async (visitor: Visitor) => (await visitor.must<{ person: { id: string } }>('GET', '/api/v1/session')).person.id
    const everywhere = (words: string[], readers: readonly StockClient[]) =>
      vi.waitFor(() => {
        for (const { text } of readers) expect(words.filter((word) => !text.includes(word))).toEqual([])
      }, SOON)

    test('[I2] edits and presence cross in both directions', async () => {
      const sectionId = await newSection('Written in two places')
      const [ana, ben] = [
        await open(await Visitor.signedIn(nodes.a.origin, 'contributor'), sectionId),
        await open(await Visitor.signedIn(nodes.b.origin, 'contributor2'), sectionId),
      ]
      const sees = (one: StockClient, other: StockClient) =>
        one.until(() => one.provider.awareness.getStates().get(other.doc.clientID)?.user !== undefined)
      ana.provider.awareness.setLocalState({ cursor: null })
      await sees(ben, ana)
      ben.provider.awareness.setLocalState({ cursor: null })
      await sees(ana, ben)
      ana.type('From A. ')
      await ben.until(({ text }) => text.includes('From A.'))
      ben.type('From B.')
      await ana.until(({ text }) => text.includes('From A. From B.'))
      ben.destroy()
      await ana.until(() => !ana.provider.awareness.getStates().has(ben.doc.clientID))
    })

    test('[L3][L4] what is approved on one node is frozen on the other, and the late words stay with their author', async () => {
      const sectionId = await newSection('Approved over there')
      const author = await open(rapporteur, sectionId)
      author.type('Approved words.')
      await author.saved()
      await rapporteur.must('POST', `/api/v1/sections/${sectionId}/submit`, {})
      const { hash } = await moderator.content(sectionId)
      await moderator.must('POST', `/api/v1/sections/${sectionId}/approve`, { hash })
      author.type(' [too late]')
      await author.until(({ closed }) => closed !== undefined)
      expect(author.closed!.code).toBe(COPY_REFUSED)
      expect(author.unsavedWords).toContain('[too late]')
      expect((await moderator.content(sectionId)).hash).toBe(hash)
    })

    test('signing out on one node ends the socket on the other', async () => {
      const browser = await Visitor.signedIn(nodes.a.origin, 'contributor')
      const client = await open(at('b', browser), await newSection('Left elsewhere'))
      await browser.must('DELETE', '/api/v1/session')
      await client.until(({ closed }) => closed !== undefined)
      expect(client.closed!.code).toBe(SIGN_IN)
    })

    test('[I2] where Redis loses 30 % of the messages, everything is everywhere seconds later', async () => {
      const sectionId = await newSection('Every third word is lost')
      const people = await Promise.all([
        Visitor.signedIn(nodes.a.origin, 'contributor'),
        Visitor.signedIn(nodes.b.origin, 'contributor2'),
        rapporteur,
        moderator,
      ])
      const writers = await Promise.all(people.map((person) => open(person, sectionId)))
      const words = writers.map((_, person) => Array.from({ length: 40 }, (_, number) => `[${person}.${number}]`))
      nodes.between.share = 0.3
      const lostBefore = nodes.between.lost
      await Promise.all(
        writers.map(async (writer, person) => {
          for (const word of words[person]!) {
            writer.type(word)
            await writer.saved()
          }
        }),
      )
      await everywhere(words.flat(), writers)
      nodes.between.share = 0
      expect(nodes.between.lost - lostBefore).toBeGreaterThan(10)
      await vi.waitFor(() => expect(new Set(writers.map(({ text }) => text)).size).toBe(1), SOON)
    })

    test('[I2][I6] without Redis what is written and who has gone is read from the database, and Redis may come back', async () => {
      const sectionId = await newSection('Nobody carries it')
      const secretariat = await Visitor.signedIn(nodes.a.origin, 'secretariat')
      const [leaving, removed] = [await Visitor.signedIn(nodes.a.origin, 'contributor'), new Visitor(nodes.a.origin)]
      await removed.must('POST', '/api/v1/session/guest', { code: 'MADRID2025', name: 'Removed', organisation: 'Nowhere' })
      const [here, there] = [await open(rapporteur, sectionId), await open(moderator, sectionId)]
      const [left, out] = [await open(at('b', leaving), sectionId), await open(at('b', removed), sectionId)]
      const group = (await rapporteur.must<{ roles: { groups: { groupId: string }[] } }>('GET', '/api/v1/session')).roles.groups[0]!.groupId

      await nodes.redis.kill()
      here.type('[from a]')
      there.type('[from b]')
      await everywhere(['[from a]', '[from b]'], [here, there])
      await secretariat.must('DELETE', `/api/v1/groups/${group}/members/${await personOf(removed)}`)
      await leaving.must('DELETE', '/api/v1/session')
      await vi.waitFor(() => expect([left.closed?.code, out.closed?.code]).toEqual([SIGN_IN, NOT_YOURS]), SOON)

      await nodes.redis.restart()
      await vi.waitFor(() => {
        for (const { output } of [nodes.a, nodes.b]) expect(output()).toContain('Redis is back')
      }, SOON)
      here.type('[again]')
      await everywhere(['[again]'], [there])
    })

    const wordsIn = (text: string): string[] => text.match(/\[\d+\.\d+\]/g) ?? []
    const wordsOf = ({ content }: SectionText) => wordsIn(JSON.stringify(content))

    test('[I1][I2] kill -9 of one node: what was shown or saved is with the other, which goes on; the rest comes back with its author', async () => {
      const sectionId = await newSection('A node dies in the middle of a word')
      const [ana, ben] = [
        await open(await Visitor.signedIn(nodes.a.origin, 'contributor'), sectionId),
        await open(await Visitor.signedIn(nodes.b.origin, 'contributor2'), sectionId),
      ]
      const words = [ana, ben].map((_, person) => Array.from({ length: 60 }, (_, number) => `[${person}.${number}]`))
      const killAt = randomInt(5, 55)
      let killing: Promise<unknown> | undefined
      for (let number = 0; number < 60; number += 1) {
        ana.type(words[0]![number]!)
        ben.type(words[1]![number]!)
        if (number === killAt) killing = nodes.a.stop('SIGKILL')
        await delay(randomInt(0, 8))
      }
      await killing
      const unsaved = new Set(wordsIn(ana.unsavedWords))
      const shown = [...wordsIn(ben.text), ...wordsIn(ana.text).filter((word) => !unsaved.has(word))]
      expect(unsaved.size).toBeGreaterThan(0)
      await ben.saved()
      const kept = new Set(wordsOf(await moderator.content(sectionId)))
      expect(shown.filter((word) => !kept.has(word))).toEqual([])

      await nodes.restartA()
      await ana.saved()
      await everywhere(words.flat(), [ana, ben])
      await vi.waitFor(() => expect(ana.text).toBe(ben.text), SOON)
    })

    /** Approves on node B what stands there, while people on both nodes type. Answers the status. */
    async function approveWhileTyping(sectionId: string, writers: readonly StockClient[], round: number): Promise<number> {
      const { hash } = await moderator.content(sectionId)
      let answered = false
      const approving = moderator.request('POST', `/api/v1/sections/${sectionId}/approve`, { hash }).finally(() => {
        answered = true
      })
      const typing = writers.map(async (writer, person) => {
        // An approval that always comes too late is given more and more time.
        await delay(randomInt(0, 40 * 2 ** round))
        for (let number = 0; number < 4 && !answered; number += 1) {
          writer.type(`[${round * 10 + number}.${person}]`)
          await delay(randomInt(0, 8))
        }
      })
      const [{ status }] = await Promise.all([approving, ...typing])
      return status
    }

    /** What the log's rows up to the approved revision give, and how many rows came after it. */
    async function replay(sectionId: string, title: string) {
      const [revision] = await nodes.database.sql<{ hash: string; head: string }[]>`
        select hash, head from revisions where section_id = ${sectionId}`
      const rows = await nodes.database.sql<{ head: string; bytes: Buffer }[]>`
        select head, bytes from section_updates where section_id = ${sectionId} order by head`
      const head = Number(revision!.head)
      const tail = rows.filter((row) => Number(row.head) <= head).map((row) => new Uint8Array(row.bytes))
      const { hash } = await workers.read(title, mergedText({ epoch: 1, head, base: undefined, tail, claims: [] }))
      return { approved: revision!.hash, replayed: hash, later: rows.filter((row) => Number(row.head) > head).length }
    }

    test(
      `[L3][L4][I3][I4] ${RACES} times: each word is strictly before the approval on the other node or after it`,
      async () => {
        let sections: string[] = []
        for (let race = 0; race < RACES; race += 1) {
          if (sections.length === 0) sections = (await rapporteur.createPaper(`Race ${race}`)).sections.map(({ id }) => id)
          const sectionId = sections.shift()!
          const writers = [await open(rapporteur, sectionId), await open(rapporteur, sectionId), await open(moderator, sectionId)]
          writers[0]!.type('Before. ')
          await writers[0]!.saved()
          await rapporteur.must('POST', `/api/v1/sections/${sectionId}/submit`, {})
          let status = 409
          for (let round = 1; status === 409; round += 1) {
            status = await approveWhileTyping(sectionId, writers, round)
            if (status === 409) for (const writer of writers) await writer.saved()
          }
          expect(status).toBe(200)
          for (const [person, writer] of writers.entries()) if (!writer.closed) writer.type(`[99999.${person}]`)
          for (const writer of writers) await writer.until(({ closed }) => closed !== undefined)

          const text = await moderator.content(sectionId)
          const { approved, replayed, later } = await replay(sectionId, text.title)
          expect({ text: text.hash, replayed, later }).toEqual({ text: approved, replayed: approved, later: 0 })
          const inside = new Set(wordsOf(text))
          for (const writer of writers) {
            expect(writer.closed!.code).toBe(COPY_REFUSED)
            const outside = wordsIn(writer.text).filter((word) => !inside.has(word))
            expect(outside.length).toBeGreaterThan(0)
            expect(wordsIn(writer.unsavedWords).sort()).toEqual(outside.sort())
            writer.destroy()
          }
        }
      },
      300_000 + RACES * 10_000,
    )
  })
