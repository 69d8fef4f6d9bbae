import { randomUUID } from 'node:crypto'
import type { PaperView, Release, SectionText } from '@concord/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeOnEveryDatabase } from '../../testing/database-suites.ts'
import type { Answer } from '../../testing/test-client.ts'
import { draftPaper, signOff } from '../../testing/test-paper.ts'
import { openWorkspace, type PersonName, type Workspace } from '../../testing/test-workspace.ts'
import { verifyRecords } from '../audit/verify-records.ts'

const DAY = 24 * 3_600_000
const NO_IDS = ['x', '0', randomUUID(), 'NaN', '%2e%2e%2fpapers', "' or 1=1 --", '%00', '😀', 'a'.repeat(5000)]
const SCRIPT = `<script>alert('x')</script><img src=x onerror=alert(1)>`

const code = (answer: Answer<unknown>) => (answer.body as { error?: { code: string } } | undefined)?.error?.code

/** Every call on something that has an id, with a body that would do. */
const CALLS = [
  ['GET', '/groups/ID'],
  ['POST', '/groups/ID/guest-codes'],
  ['POST', '/groups/ID/members', { email: 'a@test.example', name: 'A', organisation: 'B', role: 'contributor' }],
  ['DELETE', `/groups/ID/members/${randomUUID()}`],
  ['GET', '/papers/ID'],
  ['PATCH', '/papers/ID', { title: 'A' }],
  ['POST', '/papers/ID/sections', { title: 'A' }],
  ['POST', '/papers/ID/consolidate'],
  ['POST', '/papers/ID/sign-off'],
  ['POST', '/papers/ID/release'],
  ['POST', '/papers/ID/reopen', { reason: 'A' }],
  ['POST', '/papers/ID/withdraw', { reason: 'A' }],
  ['PATCH', '/sections/ID', { title: 'A' }],
  ['DELETE', '/sections/ID'],
  ['GET', '/sections/ID/content'],
  ['GET', '/sections/ID/history'],
  ['GET', '/sections/ID/authorship'],
  ['GET', `/sections/ID/revisions/${'0'.repeat(64)}`],
  ['POST', '/sections/ID/submit'],
  ['POST', '/sections/ID/recall'],
  ['POST', '/sections/ID/request-changes', { reason: 'A' }],
  ['POST', '/sections/ID/approve', { hash: '0'.repeat(64) }],
  ['POST', '/sections/ID/reopen', { reason: 'A' }],
  ['GET', '/sections/ID/offers'],
] as const

describeOnEveryDatabase('bad input', (database) => {
  let here: Workspace
  let paper: PaperView
  beforeAll(async () => {
    here = await openWorkspace(database())
    paper = await draftPaper(here)
  })
  afterAll(() => here.close())

  const call = async (
    name: PersonName | undefined,
    [method, path, body]: readonly [string, string, unknown?],
    id = '',
  ): Promise<Answer<unknown>> => {
    const browser = name ? await here.as(name) : here.visitor()
    const url = `/api/v1${path.replace('ID', id)}`
    if (method === 'GET') return browser.get(url)
    if (method === 'DELETE') return browser.delete(url)
    return method === 'PATCH' ? browser.patch(url, body) : browser.post(url, body)
  }
  const idFor = (path: string) =>
    path.startsWith('/groups') ? here.ids.lab : path.startsWith('/papers') ? paper.id : (paper.sections[0]?.id ?? '')
  const section = () => `/api/v1/sections/${paper.sections[0]?.id}`

  test('what has no such id is not found, whatever stands in its place', async () => {
    for (const one of CALLS)
      for (const id of NO_IDS) expect([one, id, code(await call('secretariat', one, id))]).toEqual([one, id, 'not_found'])
  })

  test('what belongs to other groups does not exist, not even for their moderators', async () => {
    for (const name of ['neighbour', 'stranger'] as const) {
      for (const one of CALLS) expect([name, one, code(await call(name, one, idFor(one[1])))]).toEqual([name, one, 'not_found'])
    }
  })

  test('without a session nothing of it can be called', async () => {
    for (const one of CALLS) expect([one, code(await call(undefined, one, idFor(one[1])))]).toEqual([one, 'sign_in_required'])
    for (const path of ['/session', '/queue', '/papers']) expect(code(await here.visitor().get(`/api/v1${path}`))).toBe('sign_in_required')
  })

  test('whoever only reads may change nothing', async () => {
    const changes = CALLS.filter(([method]) => method !== 'GET')
    for (const name of ['observer', 'endorser', 'contributor', 'policy'] as const) {
      for (const one of changes) expect([name, one, code(await call(name, one, idFor(one[1])))]).toEqual([name, one, 'not_allowed'])
    }
  })

  test.each([
    ['not JSON', '{"title": ', 'invalid_json'],
    ['bytes that are no text', new Uint8Array([0xff, 0xfe, 0x00]), 'invalid_json'],
    ['a list', '[]', 'invalid_body'],
    ['null', 'null', 'invalid_body'],
    ['a number for a title', '{"title": 1}', 'invalid_body'],
    ['no title', '{}', 'invalid_body'],
    ['an empty title', '{"title": ""}', 'invalid_body'],
    ['a title of spaces', '{"title": "   "}', 'invalid_body'],
    ['a title of 10,000 characters', JSON.stringify({ title: 'x'.repeat(10_000) }), 'invalid_body'],
    ['a title with U+0000', '{"title": "a\\u0000b"}', 'invalid_body'],
    ['a title with half a character', '{"title": "a\\ud800"}', 'invalid_body'],
    ['a prototype', '{"__proto__": {"title": "x"}}', 'invalid_body'],
    ['a body of 100 KB', JSON.stringify({ title: 'x'.repeat(100_000) }), 'too_large'],
    ['a body of 2 MB', JSON.stringify({ title: 'x'.repeat(2_000_000) }), 'too_large'],
    ['a deep body', '['.repeat(30_000), 'invalid_json'],
  ])('%s is refused', async (_what, body, expected) => {
    const rapporteur = await here.as('rapporteur')
    for (const [method, path] of [
      ['PATCH', `/api/v1/papers/${paper.id}`],
      ['POST', `/api/v1/papers/${paper.id}/sections`],
    ] as const) {
      const response = await rapporteur.send(method, path, body as BodyInit)
      expect(await response.json()).toMatchObject({ error: { code: expected, message: expect.any(String) } })
    }
  })

  test('a reason has words in it, and no control characters', async () => {
    const moderator = await here.as('moderator')
    for (const reason of ['', ' \n ', 'a\u0000', 'a\u001b[31m', 'x'.repeat(2001), 'x'.repeat(10_000), null, undefined]) {
      expect([reason, code(await moderator.post(`${section()}/request-changes`, { reason }))]).toEqual([reason, 'invalid_body'])
    }
  })

  test('every mistake of a body is named by its path', async () => {
    const answer = await (await here.as('rapporteur')).post('/api/v1/papers', { groupId: 'x', type: 'poem', title: '', language: 'xx' })
    const { details } = (answer.body as { error: { details: { issues: { path: string }[] } } }).error
    expect(details.issues.map(({ path }) => path).sort()).toEqual(['groupId', 'language', 'title', 'type'])
  })

  test('a query that makes no sense is refused, one that finds nothing finds nothing', async () => {
    const rapporteur = await here.as('rapporteur')
    for (const query of ['state=poem', 'group=x', `q=${'x'.repeat(300)}`])
      expect(code(await rapporteur.get(`/api/v1/papers?${query}`))).toBe('invalid_query')
    for (const query of ['q=%25', 'q=_', "q='", 'q=\\', `group=${randomUUID()}`]) {
      expect(await rapporteur.get(`/api/v1/papers?${query}`)).toMatchObject({ status: 200, body: { items: [] } })
    }
    expect(code(await rapporteur.get('/api/v1/papers?q=%00'))).toBe('not_found')
    expect(code(await rapporteur.get('/api/v1/releases?type=poem'))).toBe('invalid_query')
  })

  test('unknown pages, releases, files and editions are not found', async () => {
    for (const path of [
      '/nothing',
      '/releases/ECA-0',
      '/releases/ECA-0/files/pdf',
      '/editions/x',
      '/editions/%00',
      `/releases/${'x'.repeat(3000)}`,
    ]) {
      expect([path, code(await here.visitor().get(`/api/v1${path}`))]).toEqual([path, 'not_found'])
    }
  })

  test('a section of another paper is no place to come after', async () => {
    const other = await draftPaper(here)
    const rapporteur = await here.as('rapporteur')
    const answer = await rapporteur.patch(section(), { after: other.sections[0]?.id })
    expect(code(answer)).toBe('invalid_body')
    expect(code(await rapporteur.patch(section(), { title: 'Half a change', after: randomUUID() }))).toBe('invalid_body')
    expect(code(await rapporteur.patch(section(), {}))).toBe('invalid_body')
    expect((await rapporteur.get<SectionText>(`${section()}/content`)).body.title).toBe(paper.sections[0]?.title)
  })

  test('another site can send nothing, a program can', async () => {
    const rapporteur = await here.as('rapporteur')
    const rename = async (headers: Record<string, string>) => {
      const response = await rapporteur.send('PATCH', `/api/v1/papers/${paper.id}`, JSON.stringify({ title: 'A' }), headers)
      return [response.status, ((await response.json()) as { error?: { code: string } }).error?.code]
    }
    const own = here.deps.env.origin
    for (const origin of [
      'https://evil.example',
      'null',
      '',
      own.replace('http:', 'https:'),
      `${own}.evil.example`,
      own.replace(/\d+$/, '1'),
    ]) {
      expect([origin, ...(await rename({ origin }))]).toEqual([origin, 403, 'wrong_origin'])
    }
    const signIn = async (headers: Record<string, string>) =>
      (await here.app.request('/api/v1/session', { method: 'POST', body: '{}', headers })).status
    expect(await signIn({})).toBe(400)
    expect(await signIn({ 'sec-fetch-site': 'same-origin' })).toBe(400)
    for (const site of ['cross-site', 'same-site', 'none']) expect(await signIn({ 'sec-fetch-site': site })).toBe(403)
  })

  test('broken and forged cookies are nobody', async () => {
    for (const value of ['', '%', '%E0%A4%A', 'x'.repeat(4000), "'; drop table sessions --", '\u0001']) {
      const browser = here.visitor()
      browser.cookie = `concord_session=${value}`
      expect([value, (await browser.get('/api/v1/session')).status]).toEqual([value, 401])
    }
  })

  test('scripts in names and titles are text', async () => {
    const rapporteur = await here.as('rapporteur')
    const renamed = await rapporteur.patch<PaperView>(`/api/v1/papers/${paper.id}`, { title: SCRIPT })
    expect(renamed.body.title).toBe(SCRIPT)
    await signOff(here, paper)
    const { body: release } = await (await here.as('secretariat')).post<Release>(`/api/v1/papers/${paper.id}/release`)
    expect(release.title).toBe(SCRIPT)
    const feed = await (await here.visitor().send('GET', '/releases.atom')).text()
    expect(feed).not.toContain('<script')
    expect(feed).not.toContain('<img')
  })

  test('files that are no form and forms without a file are refused', async () => {
    const send = async (body: BodyInit, headers: Record<string, string> = {}) =>
      ((await (await here.visitor().send('POST', '/api/v1/verify', body, headers)).json()) as { error?: { code: string } }).error?.code
    const empty = new FormData()
    empty.set('other', 'x')
    expect(await send(empty)).toBe('invalid_body')
    expect(await send('x', { 'content-type': 'multipart/form-data; boundary=x' })).toBe('invalid_body')
    expect(await send('{"sha256": "xyz"}')).toBe('invalid_body')
    expect(await send('{"sha256": 1}')).toBe('invalid_body')
  })

  test('a session that has ended is nobody, and what was asked is not done', async () => {
    const observer = await here.as('observer')
    here.clock.advance(30 * DAY)
    expect(code(await observer.get('/api/v1/session'))).toBe('sign_in_required')
    expect(code(await (await here.as('rapporteur')).patch(`/api/v1/papers/${paper.id}`, { title: 'Late' }))).toBe('sign_in_required')
  })

  test('nothing of this has damaged a record', async () => {
    expect(await verifyRecords(database().db)).toMatchObject({ finding: undefined })
  })
})
