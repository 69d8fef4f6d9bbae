import type { CurrentSession, GuestCode, PaperView } from '@concord/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeOnEveryDatabase } from '../../testing/database-suites.ts'
import { emailOf, openWorkspace, TEST_PASSWORD, type Workspace } from '../../testing/test-workspace.ts'
import { createGuestCode } from '../commands/create-guest-code.ts'
import { createSetupLink } from '../commands/create-setup-link.ts'

const HOUR = 3_600_000

describeOnEveryDatabase('sessions over HTTP', (database) => {
  let here: Workspace
  beforeAll(async () => {
    here = await openWorkspace(database())
    await createGuestCode(here.deps, 'server', { groupId: here.ids.lab, code: 'MADRID2025' })
  })
  afterAll(() => here.close())

  const join = (code: string, browser = here.visitor()) =>
    browser.post('/api/v1/session/guest', { code, name: 'Ana', organisation: 'Some Cluster' })

  test('signing in sets a cookie that scripts and other sites do not get', async () => {
    const browser = here.visitor()
    const response = await browser.post('/api/v1/session', { email: emailOf('moderator').toUpperCase(), password: TEST_PASSWORD })
    expect(response.body).toEqual({
      person: { id: here.ids.people.moderator, name: 'The moderator', organisation: 'Organisation of moderator', kind: 'member' },
    })
    expect(response.headers.get('set-cookie')).toMatch(/^concord_session=[\w-]{43}; Path=\/; Expires=.* GMT; HttpOnly; SameSite=Lax$/)
    const { body } = await browser.get<CurrentSession>('/api/v1/session')
    expect(body.roles).toEqual({
      groups: [{ groupId: here.ids.lab, group: 'Lab', kind: 'lab', edition: 'here', role: 'moderator' }],
      editions: [],
    })
    expect(body.confirmedAt).toBe(here.clock.now().toISOString())
  })

  test('a wrong password and an unknown address are answered alike', async () => {
    const wrong = await here.visitor().post('/api/v1/session', { email: emailOf('moderator'), password: 'wrong' })
    const unknown = await here.visitor().post('/api/v1/session', { email: 'nobody@test.example', password: 'wrong' })
    expect(wrong.body).toEqual(unknown.body)
    expect(wrong).toMatchObject({ status: 401, body: { error: { code: 'wrong_credentials' } } })
  })

  test('signing out ends the session, not only the cookie', async () => {
    const browser = here.visitor()
    await browser.post('/api/v1/session', { email: emailOf('observer'), password: TEST_PASSWORD })
    const stolen = here.visitor()
    stolen.cookie = browser.cookie
    expect((await stolen.get('/api/v1/session')).status).toBe(200)
    expect((await browser.delete('/api/v1/session')).status).toBe(204)
    expect((await stolen.get('/api/v1/session')).body).toMatchObject({ error: { code: 'sign_in_required' } })
    expect((await browser.get('/api/v1/session')).status).toBe(401)
  })

  test('signing in again in the same browser ends what was there', async () => {
    const browser = here.visitor()
    await browser.post('/api/v1/session', { email: emailOf('observer'), password: TEST_PASSWORD })
    const first = here.visitor()
    first.cookie = browser.cookie
    await browser.post('/api/v1/session', { email: emailOf('contributor'), password: TEST_PASSWORD })
    expect((await first.get('/api/v1/session')).status).toBe(401)
  })

  test('a guest joins one group by its code, however it is typed, for a day', async () => {
    for (const code of ['MADRID2025', ' madrid 2025', 'Madrid-2o25']) {
      const guest = here.visitor()
      expect(await join(code, guest)).toMatchObject({
        status: 201,
        body: {
          person: { name: 'Ana', organisation: 'Some Cluster', kind: 'guest' },
          group: { id: here.ids.lab, kind: 'lab', name: 'Lab' },
        },
      })
    }
    const guest = here.visitor()
    await join('MADRID2025', guest)
    const { body } = await guest.get<CurrentSession>('/api/v1/session')
    expect(body.roles.groups).toMatchObject([{ groupId: here.ids.lab, role: 'guest' }])
    expect((await guest.get(`/api/v1/groups/${here.ids.consortium}`)).status).toBe(404)
    expect((await guest.post('/api/v1/papers', { groupId: here.ids.lab, type: 'lab_report', title: 'A', language: 'en' })).status).toBe(403)
    here.clock.advance(23 * HOUR)
    expect((await guest.get('/api/v1/session')).status).toBe(200)
    here.clock.advance(HOUR)
    expect((await guest.get('/api/v1/session')).status).toBe(401)
  })

  test('a guest may write while a section is open, and no more', async () => {
    const guest = here.visitor()
    await join('MADRID2025', guest)
    const rapporteur = here.visitor()
    await rapporteur.post('/api/v1/session', { email: emailOf('rapporteur'), password: TEST_PASSWORD })
    const body = { groupId: here.ids.lab, type: 'lab_report', title: 'A', language: 'en' }
    const { body: paper } = await rapporteur.post<PaperView>('/api/v1/papers', body)
    const seen = await guest.get<PaperView>(`/api/v1/papers/${paper.id}`)
    expect(seen.body.sections[0]?.can).toEqual({
      write: true,
      suggest: false,
      rename: false,
      remove: false,
      submit: false,
      recall: false,
      requestChanges: false,
      approve: false,
      reopen: false,
      comment: true,
      blockWithComment: false,
      offerWords: true,
      settleOffers: false,
      savePoint: false,
      restore: false,
    })
    await rapporteur.post(`/api/v1/sections/${paper.sections[0]?.id}/submit`)
    expect((await guest.get<PaperView>(`/api/v1/papers/${paper.id}`)).body.sections[0]?.can.write).toBe(false)
  })

  test('a new code works until it expires', async () => {
    const moderator = here.visitor()
    await moderator.post('/api/v1/session', { email: emailOf('moderator'), password: TEST_PASSWORD })
    const made = await moderator.post<GuestCode>(`/api/v1/groups/${here.ids.lab}/guest-codes`)
    expect(made.body.code).toMatch(/^[0-9A-HJKMNP-TV-Z]{10}$/)
    expect(made.body.url).toBe(`${here.deps.env.origin}/join?code=${made.body.code}`)
    expect((await join(made.body.code)).status).toBe(201)
    here.clock.advance(new Date(made.body.expiresAt).getTime() - here.clock.now().getTime())
    expect((await join(made.body.code)).body).toMatchObject({ error: { code: 'wrong_guest_code' } })
  })

  test('the members of an edition cannot be set up again, and there is no set-up link any more', async () => {
    expect(await createSetupLink(here.deps)).toBeUndefined()
    const body = { token: 'x', name: 'A', email: 'a@test.example', password: TEST_PASSWORD, edition: 'Mine' }
    expect((await here.visitor().post('/api/v1/setup', body)).body).toMatchObject({ error: { code: 'wrong_setup_link' } })
  })
})

describeOnEveryDatabase('limits', (database) => {
  let here: Workspace
  beforeAll(async () => {
    here = await openWorkspace(database())
    await createGuestCode(here.deps, 'server', { groupId: here.ids.lab, code: 'MADRID2025' })
  })
  afterAll(() => here.close())

  test('ten wrong passwords for one address close it for a while, and for nobody else', async () => {
    const attempt = (email: string, password: string) => here.visitor().post('/api/v1/session', { email, password })
    for (let tries = 0; tries < 10; tries += 1) expect((await attempt(emailOf('observer'), 'wrong')).status).toBe(401)
    const refused = await attempt(emailOf('observer'), TEST_PASSWORD)
    expect(refused).toMatchObject({ status: 429, body: { error: { code: 'too_many_requests' } } })
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await attempt(emailOf('contributor'), TEST_PASSWORD)).status).toBe(201)
  })

  test('ten wrong guest codes are enough, while any number of right ones is not', async () => {
    const attempt = async (code: string) =>
      (await here.visitor().post('/api/v1/session/guest', { code, name: 'A', organisation: 'B' })).status
    for (let tries = 0; tries < 15; tries += 1) expect(await attempt('MADRID2025')).toBe(201)
    for (let tries = 0; tries < 10; tries += 1) expect(await attempt('WRONG')).toBe(401)
    expect(await attempt('MADRID2025')).toBe(429)
  })
})
