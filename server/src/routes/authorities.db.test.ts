import { randomUUID } from 'node:crypto'
import type { Authority } from '@concord/contract'
import type { PaperNode, PaperSnapshot, SectionContent, SectionId } from '@concord/paper'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeOnEveryDatabase } from '../../testing/database-suites.ts'
import type { Answer, TestClient } from '../../testing/test-client.ts'
import { approveSections, draftPaper } from '../../testing/test-paper.ts'
import { openWorkspace, type Workspace } from '../../testing/test-workspace.ts'
import { verifyRecords } from '../audit/verify-records.ts'
import { auditEvents } from '../storage/schema.ts'

const HERE = '/api/v1/editions/here/authorities'
const ELSEWHERE = '/api/v1/editions/elsewhere/authorities'
const code = (answer: Answer<unknown>) => (answer.body as { error?: { code: string } } | undefined)?.error?.code
const ask = (addressee: string): PaperNode => ({
  type: 'recommendation',
  attrs: { id: randomUUID(), addressees: [addressee] },
  content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Act.' }] }],
})

describeOnEveryDatabase('an edition’s authorities', (database) => {
  let here: Workspace
  let secretariat: TestClient
  let guest: TestClient
  beforeAll(async () => {
    here = await openWorkspace(database())
    secretariat = await here.as('secretariat')
    guest = here.visitor()
    const { body } = await (await here.as('moderator')).post<{ code: string }>(`/api/v1/groups/${here.ids.lab}/guest-codes`)
    await guest.post('/api/v1/session/guest', { code: body.code, name: 'Ana', organisation: 'Some Cluster' })
  })
  afterAll(() => here.close())

  const add = async (name: string) => (await secretariat.post<Authority>(HERE, { name, shortName: name.slice(0, 3) })).body
  const listed = async (id: string) => (await secretariat.get<{ items: Authority[] }>(HERE)).body.items.find((one) => one.id === id)
  const events = async (id: string) =>
    (await database().db.select().from(auditEvents).where(eq(auditEvents.subjectId, here.ids.edition)).orderBy(auditEvents.seq))
      .filter(({ data }) => data.authorityId === id)
      .map(({ action, data }) => [action, data.changed])

  test('are corrected field by field, and every guest of a group sees it', async () => {
    const { id } = await add('Ministery of Clusters')
    const corrected = { id, name: 'Ministry of Clusters', shortName: 'Min', country: 'ES', retired: false }
    expect(await secretariat.patch(`${HERE}/${id}`, { name: 'Ministry of Clusters', country: 'ES' })).toMatchObject({
      status: 200,
      body: corrected,
    })
    expect((await guest.get<{ items: Authority[] }>(HERE)).body.items).toContainEqual(corrected)
    expect((await secretariat.patch(`${HERE}/${id}`, { country: null })).body).toMatchObject({
      name: 'Ministry of Clusters',
      country: null,
    })
    await secretariat.patch(`${HERE}/${id}`, { country: null })
    expect(await events(id)).toEqual([
      ['authority.added', undefined],
      ['authority.corrected', ['name', 'country']],
      ['authority.corrected', ['country']],
    ])
  })

  test('are retired and offered again; what is so already is no event', async () => {
    const { id } = await add('Office of Retirement')
    for (const [step, retired] of [
      ['retire', true],
      ['retire', true],
      ['reinstate', false],
      ['reinstate', false],
    ] as const) {
      expect(await secretariat.post(`${HERE}/${id}/${step}`)).toMatchObject({ status: 200, body: { id, retired } })
      expect((await listed(id))?.retired).toBe(retired)
    }
    expect((await events(id)).map(([action]) => action)).toEqual(['authority.added', 'authority.retired', 'authority.reinstated'])
  })

  test('have names of their own, also when two come at once', async () => {
    const { id } = await add('Agency One')
    const [one, other] = await Promise.all([
      secretariat.post(HERE, { name: 'Agency Two', shortName: 'A2' }),
      secretariat.patch(`${HERE}/${id}`, { name: 'Agency Two' }),
    ])
    expect([code(one), code(other)].sort()).toEqual(['already_exists', undefined])
    const { body } = await secretariat.get<{ items: Authority[] }>(HERE)
    expect(body.items.filter(({ name }) => name === 'Agency Two')).toHaveLength(1)
  })

  test('are kept by the secretariat of their own edition alone', async () => {
    const { id } = await add('Body of Law')
    const calls = (base: string, authorityId: string) => [
      ['PATCH', `${base}/${authorityId}`, { name: 'Mine' }] as const,
      ['POST', `${base}/${authorityId}/retire`, {}] as const,
      ['POST', `${base}/${authorityId}/reinstate`, {}] as const,
    ]
    const call = (browser: TestClient, [method, path, body]: readonly ['PATCH' | 'POST', string, object]) =>
      method === 'PATCH' ? browser.patch(path, body) : browser.post(path, body)
    const others = ['contributor', 'moderator', 'rapporteur', 'observer', 'endorser', 'policy', 'neighbour', 'stranger'] as const
    for (const browser of [guest, ...(await Promise.all(others.map((name) => here.as(name))))]) {
      for (const one of calls(HERE, id)) expect([one, code(await call(browser, one))]).toEqual([one, 'not_allowed'])
      expect(code(await browser.post(HERE, { name: 'Mine', shortName: 'M' }))).toBe('not_allowed')
    }
    const stranger = await here.as('stranger')
    const { body: theirs } = await stranger.post<Authority>(ELSEWHERE, { name: 'Theirs', shortName: 'T' })
    for (const one of calls(HERE, theirs.id)) expect([one, code(await call(secretariat, one))]).toEqual([one, 'not_found'])
    for (const one of calls(ELSEWHERE, id)) expect([one, code(await call(stranger, one))]).toEqual([one, 'not_found'])
    for (const nothing of [randomUUID(), 'x', '%00']) {
      for (const one of calls(HERE, nothing)) expect([one, code(await call(secretariat, one))]).toEqual([one, 'not_found'])
    }
    for (const one of calls(HERE, id)) expect([one, code(await call(here.visitor(), one))]).toEqual([one, 'sign_in_required'])
    expect(await listed(id)).toMatchObject({ name: 'Body of Law', retired: false })
    expect((await events(id)).map(([action]) => action)).toEqual(['authority.added'])
  })

  test.each([{}, { name: '' }, { name: 'x'.repeat(201) }, { shortName: 'a\u0000' }, { country: 'Spain' }, { country: '' }])(
    'a correction %j is refused',
    async (body) => {
      const { id } = (await secretariat.get<{ items: Authority[] }>(HERE)).body.items[0]!
      const before = await listed(id)
      expect(code(await secretariat.patch(`${HERE}/${id}`, body))).toBe('invalid_body')
      expect(await listed(id)).toEqual(before)
    },
  )

  test('a retired one is still asked by the papers that name it; a release keeps the name that it had', async () => {
    const { id } = await add('Department of Yesterday')
    const paper = await draftPaper(here)
    const content: SectionContent = { type: 'doc', content: [ask(id)] }
    for (const section of paper.sections) await here.live.write(await here.actor('contributor'), section.id as SectionId, content)
    await secretariat.post(`${HERE}/${id}/retire`)
    await approveSections(here, paper)
    expect((await (await here.as('rapporteur')).post(`/api/v1/papers/${paper.id}/consolidate`)).status).toBe(200)
    await secretariat.post(`/api/v1/papers/${paper.id}/sign-off`)
    const { body: release } = await secretariat.post<{ reference: string }>(`/api/v1/papers/${paper.id}/release`)
    await secretariat.patch(`${HERE}/${id}`, { name: 'Department of Tomorrow' })
    const file = await here.visitor().send('GET', `/api/v1/releases/${release.reference}/files/json`)
    expect(((await file.json()) as PaperSnapshot).authorities).toMatchObject([{ id, name: 'Department of Yesterday' }])
  })

  test('leave records that verify', async () => {
    expect(await verifyRecords(database().db)).toMatchObject({ finding: undefined })
  })
})
