import type { PaperView, SectionText, SectionView } from '@concord/contract'
import { type SectionId, sha256Hex } from '@concord/paper'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeOnEveryDatabase } from '../../testing/database-suites.ts'
import { openWorkspace, type PersonName, TEST_PASSWORD, type Workspace } from '../../testing/test-workspace.ts'
import { editions, revisions, sections } from '../storage/schema.ts'

const MINUTE = 60_000

describeOnEveryDatabase('approving a section', (database) => {
  let here: Workspace
  let sectionIds: string[]
  beforeAll(async () => {
    here = await openWorkspace(database())
    const body = { groupId: here.ids.lab, type: 'support_mechanism', title: 'A paper', language: 'en' }
    const paper = await (await here.as('rapporteur')).post<PaperView>('/api/v1/papers', body)
    sectionIds = paper.body.sections.map(({ id }) => id)
  })
  afterAll(() => here.close())

  /** The next unused section, written by these people and submitted. */
  async function submitted(...authors: PersonName[]): Promise<string> {
    const id = sectionIds.pop() ?? ''
    for (const author of authors) await here.write(author, id, `Words of ${author}.`)
    await (await here.as('rapporteur')).post(`/api/v1/sections/${id}/submit`)
    return id
  }
  const contentOf = async (id: string) => (await (await here.as('moderator')).get<SectionText>(`/api/v1/sections/${id}/content`)).body
  const approve = async (name: PersonName, id: string, hash: string) =>
    (await here.as(name)).post<SectionView>(`/api/v1/sections/${id}/approve`, { hash })

  test('is refused when the text moved on, and names the text that is there', async () => {
    const id = await submitted('contributor')
    const { hash } = await contentOf(id)
    await here.write('rapporteur', id, 'One more sentence.')
    const refused = await approve('moderator', id, hash)
    const current = await contentOf(id)
    expect(refused).toMatchObject({ status: 409, body: { error: { code: 'content_changed', details: { hash: current.hash } } } })
    expect((await approve('moderator', id, current.hash)).body.state).toBe('approved')
  })

  test('stores what was read as canonical JSON under its hash', async () => {
    const id = await submitted('contributor')
    const { hash } = await contentOf(id)
    await approve('moderator', id, hash)
    const [revision] = await database().db.select().from(revisions).where(eq(revisions.sectionId, id))
    expect(sha256Hex(revision?.body ?? '')).toBe(hash)
  })

  test('the only author needs another pair of eyes, where the edition asks for them', async () => {
    const id = await submitted('moderator')
    const { hash } = await contentOf(id)
    expect((await approve('moderator', id, hash)).body).toMatchObject({ error: { code: 'four_eyes' } })
    const { db } = database()
    await db.update(editions).set({ fourEyes: false }).where(eq(editions.id, here.ids.edition))
    expect((await approve('moderator', id, hash)).status).toBe(200)
    await db.update(editions).set({ fourEyes: true }).where(eq(editions.id, here.ids.edition))
  })

  test('one of two authors may approve, and so may somebody of the secretariat', async () => {
    const both = await submitted('moderator', 'contributor')
    expect((await approve('moderator', both, (await contentOf(both)).hash)).status).toBe(200)
    const id = await submitted('moderator')
    expect((await approve('secretariat', id, (await contentOf(id)).hash)).status).toBe(200)
  })

  test('only a moderator of the group or the secretariat approves', async () => {
    const id = await submitted('contributor')
    const { hash } = await contentOf(id)
    for (const name of ['rapporteur', 'contributor', 'endorser', 'observer', 'policy'] as const) {
      expect((await approve(name, id, hash)).body).toMatchObject({ error: { code: 'not_allowed' } })
    }
    for (const name of ['neighbour', 'stranger'] as const) {
      expect((await approve(name, id, hash)).body).toMatchObject({ error: { code: 'not_found' } })
    }
  })

  test('asks for the password after 15 minutes, and again gets a new token', async () => {
    const id = await submitted('contributor')
    const { hash } = await contentOf(id)
    const moderator = await here.as('moderator')
    here.clock.advance(15 * MINUTE)
    expect((await approve('moderator', id, hash)).body).toMatchObject({ error: { code: 'confirm_password' } })
    expect((await moderator.post('/api/v1/session/confirm', { password: 'not the password' })).body).toMatchObject({
      error: { code: 'wrong_credentials' },
    })
    const before = moderator.cookie
    expect((await moderator.post('/api/v1/session/confirm', { password: TEST_PASSWORD })).status).toBe(204)
    expect(moderator.cookie).not.toBe(before)
    expect((await approve('moderator', id, hash)).status).toBe(200)
    const thief = here.visitor()
    thief.cookie = before
    expect((await thief.get('/api/v1/session')).status).toBe(401)
  })

  test('nothing is written into an approved section, and its neighbours go on', async () => {
    const id = await submitted('contributor')
    const { hash } = await contentOf(id)
    await approve('moderator', id, hash)
    await expect(here.write('rapporteur', id, 'Too late.')).rejects.toThrow('refused')
    expect((await contentOf(id)).hash).toBe(hash)
    await here.write('contributor', sectionIds[0] ?? '', 'The neighbour goes on.')
    const rapporteur = await here.as('rapporteur')
    expect((await rapporteur.patch(`/api/v1/sections/${id}`, { title: 'Another' })).body).toMatchObject({
      error: { code: 'section_frozen' },
    })
    expect((await rapporteur.delete(`/api/v1/sections/${id}`)).body).toMatchObject({ error: { code: 'section_frozen' } })
  })

  test('of two approvals at once one wins', async () => {
    const id = await submitted('contributor')
    const { hash } = await contentOf(id)
    // The clock has moved on in an earlier test; whoever comes first must not be asked for a password.
    for (const name of ['moderator', 'secretariat'] as const) {
      await (await here.as(name)).post('/api/v1/session/confirm', { password: TEST_PASSWORD })
    }
    const answers = await Promise.all([approve('moderator', id, hash), approve('secretariat', id, hash)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  })

  test('while people read and write, what is approved is one committed text', async () => {
    const id = await submitted('contributor')
    const { hash } = await contentOf(id)
    const reading = Promise.all(Array.from({ length: 30 }, () => contentOf(id)))
    const writing = Promise.allSettled(Array.from({ length: 10 }, (_, index) => here.write('rapporteur', id, `Sentence ${index}.`)))
    const [answer] = await Promise.all([approve('moderator', id, hash), reading, writing])
    const [row] = await database().db.select().from(sections).where(eq(sections.id, id))
    const text = await here.deps.texts.read(here.deps.db, id as SectionId)
    if (answer.status === 200) expect([row?.state, row?.approvedHash, text.hash]).toEqual(['approved', hash, hash])
    else expect([answer.status, row?.state]).toEqual([409, 'in_review'])
  })
})
