import { randomUUID } from 'node:crypto'
import type { Offer, PaperView, SectionView } from '@concord/contract'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeOnEveryDatabase } from '../../testing/database-suites.ts'
import type { Answer } from '../../testing/test-client.ts'
import { approveSections, draftPaper } from '../../testing/test-paper.ts'
import { openWorkspace, type PersonName, type Workspace } from '../../testing/test-workspace.ts'
import { verifyRecords } from '../audit/verify-records.ts'
import { auditEvents } from '../storage/schema.ts'

const WORDS = 'Too late for the approval.\nAnd a second line.'
const code = (answer: Answer<unknown>) => (answer.body as { error?: { code: string } } | undefined)?.error?.code
type Queue = { offers: { section: { id: string; openOffers: number } }[] }

describeOnEveryDatabase('words that came too late', (database) => {
  let here: Workspace
  let paper: PaperView
  let section: SectionView
  beforeAll(async () => {
    here = await openWorkspace(database())
    paper = await draftPaper(here)
    await approveSections(here, paper)
    section = paper.sections[0]!
  })
  afterAll(() => here.close())

  const offer = async (name: PersonName, { id = randomUUID() as string, words = WORDS, sectionId = section.id } = {}) =>
    (await here.as(name)).post<Offer>(`/api/v1/sections/${sectionId}/offers`, { id, words, reason: 'frozen' })
  const list = async (name: PersonName) => (await here.as(name)).get<{ items: Offer[] }>(`/api/v1/sections/${section.id}/offers`)
  const settle = async (name: PersonName, id: string) => (await here.as(name)).post<Offer>(`/api/v1/offers/${id}/settle`)
  const openOffers = async (name: PersonName) =>
    (await (await here.as(name)).get<PaperView>(`/api/v1/papers/${paper.id}`)).body.sections[0]?.openOffers
  const waiting = async (name: PersonName) =>
    (await (await here.as(name)).get<Queue>('/api/v1/queue')).body.offers.map(({ section: { id, openOffers: count } }) => [id, count])

  test('[L4] whoever belongs to the group offers words to an approved section, nobody else', async () => {
    for (const name of ['contributor', 'rapporteur', 'moderator', 'endorser', 'observer'] as const) {
      expect([name, (await offer(name)).status]).toEqual([name, 201])
    }
    for (const name of ['policy', 'secretariat'] as const) expect([name, code(await offer(name))]).toEqual([name, 'not_allowed'])
    for (const name of ['neighbour', 'stranger'] as const) expect([name, code(await offer(name))]).toEqual([name, 'not_found'])
    expect(code(await here.visitor().post(`/api/v1/sections/${section.id}/offers`, {}))).toBe('sign_in_required')
  })

  test('moderators and the secretariat see every offer, the others their own', async () => {
    for (const name of ['moderator', 'secretariat'] as const) expect([name, (await list(name)).body.items.length]).toEqual([name, 5])
    for (const name of ['contributor', 'rapporteur', 'endorser', 'observer'] as const) {
      expect((await list(name)).body.items).toMatchObject([
        { words: WORDS, by: { name: `The ${name}`, organisation: `Organisation of ${name}` }, reason: 'frozen', state: 'open' },
      ])
    }
    for (const name of ['contributor2', 'policy'] as const) expect([name, (await list(name)).body.items]).toEqual([name, []])
    for (const name of ['neighbour', 'stranger'] as const) expect([name, code(await list(name))]).toEqual([name, 'not_found'])
  })

  test('the paper and the queue count what the reader may see', async () => {
    expect([await openOffers('moderator'), await openOffers('contributor'), await openOffers('policy')]).toEqual([5, 1, 0])
    for (const name of ['moderator', 'secretariat'] as const) expect(await waiting(name)).toEqual([[section.id, 5]])
    for (const name of ['contributor', 'neighbour', 'stranger', 'policy'] as const) expect([name, await waiting(name)]).toEqual([name, []])
  })

  test('only moderators and the secretariat settle, and the first name stays', async () => {
    const { body: made } = await offer('contributor2')
    for (const name of ['contributor', 'contributor2', 'rapporteur', 'endorser', 'observer', 'policy'] as const) {
      expect([name, code(await settle(name, made.id))]).toEqual([name, 'not_allowed'])
    }
    for (const name of ['neighbour', 'stranger'] as const) expect([name, code(await settle(name, made.id))]).toEqual([name, 'not_found'])
    for (const id of [randomUUID(), 'x', '%00']) expect([id, code(await settle('moderator', id))]).toEqual([id, 'not_found'])
    expect((await settle('moderator', made.id)).body).toMatchObject({ state: 'settled', settledBy: 'The moderator' })
    here.clock.advance(1000)
    expect((await settle('secretariat', made.id)).body).toMatchObject({ settledBy: 'The moderator' })
    expect((await list('contributor2')).body.items).toMatchObject([{ id: made.id, state: 'settled', settledBy: 'The moderator' }])
    expect(await openOffers('moderator')).toBe(5)
  })

  test('the same id is the same offer, and never somebody else’s', async () => {
    const id = randomUUID()
    const first = await offer('contributor2', { id })
    expect((await offer('contributor2', { id, words: 'Other words' })).body).toEqual(first.body)
    expect(code(await offer('contributor', { id }))).toBe('already_exists')
    expect(code(await offer('contributor2', { id, sectionId: paper.sections[1]!.id }))).toBe('already_exists')
    expect((await list('contributor2')).body.items.filter((item) => item.id === id)).toHaveLength(1)
    await settle('moderator', id)
  })

  test('words that no offer can hold are refused', async () => {
    const tooLong = 'ü'.repeat(20_001)
    for (const words of ['', '  \n ', 'a\u0000', tooLong]) expect(code(await offer('contributor', { words }))).toBe('invalid_body')
    expect(code(await offer('contributor', { id: 'x' }))).toBe('invalid_body')
    expect((await offer('contributor2', { words: '語'.repeat(20_000) })).status).toBe(201)
    expect(
      code(await (await here.as('contributor')).post('/api/v1/sections/x/offers', { id: randomUUID(), words: 'x', reason: 'G1' })),
    ).toBe('not_found')
  })

  test('offers of a removed section are gone with it', async () => {
    const rapporteur = await here.as('rapporteur')
    const { body: added } = await rapporteur.post<SectionView>(`/api/v1/papers/${paper.id}/sections`, { title: 'Short-lived' })
    const { body: made } = await offer('contributor', { sectionId: added.id })
    await rapporteur.delete(`/api/v1/sections/${added.id}`)
    expect(code(await settle('moderator', made.id))).toBe('not_found')
    expect(code(await offer('contributor', { sectionId: added.id }))).toBe('not_found')
    expect((await waiting('moderator')).map(([id]) => id)).toEqual([section.id])
  })

  test('each offer and each settling is one audit event without the words', async () => {
    const { db } = database()
    const events = await db.select().from(auditEvents).where(eq(auditEvents.subjectId, section.id))
    const count = (action: string) => events.filter((event) => event.action === action).length
    expect([count('section.words_offered'), count('section.offer_settled')]).toEqual([8, 2])
    expect(JSON.stringify(events)).not.toContain('Too late')
    expect(await verifyRecords(db)).toMatchObject({ finding: undefined })
  })
})
