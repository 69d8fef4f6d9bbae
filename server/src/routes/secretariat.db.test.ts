import type { CurrentSession, EditionDetail, GroupDetail, PaperView } from '@concord/contract'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeOnEveryDatabase } from '../../testing/database-suites.ts'
import { draftPaper } from '../../testing/test-paper.ts'
import { openWorkspace, TEST_PASSWORD, type Workspace } from '../../testing/test-workspace.ts'
import { createSetupLink } from '../commands/create-setup-link.ts'
import { auditEvents, editions, sessions } from '../storage/schema.ts'

const FIFTEEN_MINUTES = 15 * 60_000
const DAY = 24 * 3_600_000

describeOnEveryDatabase('the secretariat', (database) => {
  let here: Workspace
  let paper: PaperView
  beforeAll(async () => {
    here = await openWorkspace(database())
    paper = await draftPaper(here)
  })
  afterAll(() => here.close())

  const members = () => `/api/v1/groups/${here.ids.lab}/members`
  const NEW = { email: 'New@Test.example', name: 'New One', organisation: 'Some Cluster', country: 'EL', role: 'contributor' }

  test('creates a group in its own edition only', async () => {
    const secretariat = await here.as('secretariat')
    const created = await secretariat.post<{ id: string }>('/api/v1/editions/here/groups', { kind: 'lab', name: 'Another lab' })
    expect(created.status).toBe(201)
    const { body } = await secretariat.get<EditionDetail>('/api/v1/editions/here')
    expect(body.groups).toContainEqual({ id: created.body.id, kind: 'lab', name: 'Another lab' })
    const refused = await secretariat.post('/api/v1/editions/elsewhere/groups', { kind: 'lab', name: 'Mine' })
    expect(refused.body).toMatchObject({ error: { code: 'not_allowed' } })
    expect((await secretariat.post('/api/v1/editions/nowhere/groups', { kind: 'lab', name: 'Mine' })).status).toBe(404)
  })

  test('adds somebody new, who signs in with the password that is shown once', async () => {
    const added = await (await here.as('secretariat')).post<{ person: { id: string }; password: string }>(members(), NEW)
    expect(added).toMatchObject({ status: 201, body: { person: { name: 'New One', organisation: 'Some Cluster' }, role: 'contributor' } })
    const browser = here.visitor()
    expect((await browser.post('/api/v1/session', { email: 'new@test.example', password: added.body.password })).status).toBe(201)
    expect((await browser.get<PaperView>(`/api/v1/papers/${paper.id}`)).body.sections[0]?.can.write).toBe(true)
  })

  test('adds somebody who has an account without touching it', async () => {
    const secretariat = await here.as('secretariat')
    const added = await secretariat.post<object>(members(), {
      ...NEW,
      email: 'neighbour@test.example',
      name: 'Somebody else',
      password: 'a password of an attacker',
      role: 'observer',
    })
    expect(added.body).toEqual({
      person: { id: here.ids.people.neighbour, name: 'The neighbour', organisation: 'Organisation of neighbour', kind: 'member' },
      role: 'observer',
    })
    expect((await here.visitor().post('/api/v1/session', { email: 'neighbour@test.example', password: TEST_PASSWORD })).status).toBe(201)
  })

  test('whoever becomes a moderator signs in anew, for a shorter time', async () => {
    const contributor = await here.as('contributor2')
    const { body: me } = await contributor.get<CurrentSession>('/api/v1/session')
    await (await here.as('secretariat')).post(members(), { ...NEW, email: 'contributor2@test.example', role: 'moderator' })
    expect((await contributor.get('/api/v1/session')).status).toBe(401)
    await contributor.post('/api/v1/session', { email: 'contributor2@test.example', password: TEST_PASSWORD })
    const [session] = await database().db.select().from(sessions).where(eq(sessions.userId, me.person.id))
    expect(session?.idleMs).toBe(3_600_000)
  })

  test('removes a member, who sees nothing from then on', async () => {
    const observer = await here.as('observer')
    expect((await observer.get(`/api/v1/papers/${paper.id}`)).status).toBe(200)
    const secretariat = await here.as('secretariat')
    expect((await secretariat.delete(`${members()}/${here.ids.people.observer}`)).status).toBe(204)
    expect((await observer.get(`/api/v1/papers/${paper.id}`)).status).toBe(404)
    expect((await secretariat.delete(`${members()}/${here.ids.people.observer}`)).body).toMatchObject({ error: { code: 'not_found' } })
    const { body } = await secretariat.get<GroupDetail>(`/api/v1/groups/${here.ids.lab}`)
    expect(body.members.map(({ name }) => name)).not.toContain('The observer')
  })

  test('proves its password again before it changes what people may do', async () => {
    const secretariat = await here.as('secretariat')
    here.clock.advance(FIFTEEN_MINUTES)
    expect((await secretariat.post(members(), NEW)).body).toMatchObject({ error: { code: 'confirm_password' } })
    await secretariat.post('/api/v1/session/confirm', { password: TEST_PASSWORD })
    expect((await secretariat.post(members(), NEW)).status).toBe(201)
  })

  test.each([
    { role: 'guest' },
    { role: 'secretariat' },
    { email: 'no address' },
    { country: 'Greece' },
    { password: 'short' },
    { name: '' },
    { name: 'x'.repeat(10_000) },
  ])('refuses %o', async (wrong) => {
    expect((await (await here.as('secretariat')).post(members(), { ...NEW, ...wrong })).body).toMatchObject({
      error: { code: 'invalid_body' },
    })
  })

  test('the chain holds neither names nor addresses nor titles', async () => {
    const chain = JSON.stringify(await database().db.select().from(auditEvents))
    for (const word of ['New One', 'new@test', 'The ', 'Some Cluster', 'Another lab', paper.title, here.ids.people.contributor]) {
      expect(chain).not.toContain(word)
    }
  })
})

describeOnEveryDatabase('an empty server', (database) => {
  let here: Workspace
  beforeAll(async () => {
    here = await openWorkspace(database())
  })
  afterAll(() => here.close())

  const empty = () => database().db.execute('truncate editions, people cascade')
  const SETUP = { name: 'Lucía', email: 'lucia@test.example', password: TEST_PASSWORD, edition: 'Días de Clústeres 2026' }

  test('is set up once, with the link of the first start', async () => {
    const { db } = database()
    await empty()
    const url = new URL((await createSetupLink(here.deps)) ?? '')
    expect(url.pathname).toBe('/setup')
    const token = url.searchParams.get('token') ?? ''
    const secretariat = here.visitor()
    expect((await here.visitor().post('/api/v1/setup', { ...SETUP, token: `${token}x` })).body).toMatchObject({
      error: { code: 'wrong_setup_link' },
    })
    const [first, second] = await Promise.all([
      secretariat.post('/api/v1/setup', { ...SETUP, token }),
      here.visitor().post('/api/v1/setup', { ...SETUP, token }),
    ])
    expect([first.status, second.status].sort()).toEqual([201, 401])
    const [edition] = await db.select().from(editions)
    expect(edition).toMatchObject({ slug: 'dias-de-clusteres-2026', title: SETUP.edition, referencePrefix: 'DDC-2026', demo: false })
    const signedIn = here.visitor()
    await signedIn.post('/api/v1/session', { email: SETUP.email, password: TEST_PASSWORD })
    expect((await signedIn.get<CurrentSession>('/api/v1/session')).body.roles.editions).toEqual([
      { edition: 'dias-de-clusteres-2026', role: 'secretariat' },
    ])
    expect(await createSetupLink(here.deps)).toBeUndefined()
  })

  test('a link that was not used in a day is worth nothing', async () => {
    await empty()
    const token = new URL((await createSetupLink(here.deps)) ?? '').searchParams.get('token')
    here.clock.advance(DAY)
    expect((await here.visitor().post('/api/v1/setup', { ...SETUP, token })).body).toMatchObject({ error: { code: 'wrong_setup_link' } })
  })
})
