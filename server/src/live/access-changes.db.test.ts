import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ScriptedBuses, StockClient } from '@concord/collab/testing'
import { CLOSE, type PaperView, type SectionText, type SectionView } from '@concord/contract'
import type { GroupRole } from '@concord/paper'
import { eq } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/postgres-js'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { describeOnEmbedded } from '../../testing/database-suites.ts'
import { testLog } from '../../testing/embedded-template.ts'
import type { TestClient } from '../../testing/test-client.ts'
import { openWorkspace, TEST_PASSWORD, type Workspace } from '../../testing/test-workspace.ts'
import { addMember } from '../commands/add-member.ts'
import { createPerson } from '../commands/create-person.ts'
import { grantEditionRole } from '../commands/grant-edition-role.ts'
import { removeMember } from '../commands/remove-member.ts'
import { Metrics } from '../http/metrics.ts'
import * as schema from '../storage/schema.ts'
import { createLive, type Live } from './create-live.ts'

type Member = { personId: string; email: string; browser: TestClient }

describeOnEmbedded('access that changes on one node and holds on the other', (database) => {
  const buses = new ScriptedBuses()
  const clients: StockClient[] = []
  const queries = vi.fn()
  let here: Workspace
  let there: Live
  let http: Server
  let url: string
  let paper: PaperView

  beforeAll(async () => {
    const { sql, env } = database()
    here = await openWorkspace(database(), { bus: buses.connect() })
    const db = drizzle(sql, { schema, logger: { logQuery: queries } })
    const parts = { db, sql, env, log: testLog, clock: here.clock, newId: () => randomUUID() }
    there = createLive({ ...parts, metrics: new Metrics(), bus: buses.connect() })
    http = createServer().listen(0, '127.0.0.1')
    await once(http, 'listening')
    there.attach(http)
    url = `ws://127.0.0.1:${(http.address() as AddressInfo).port}/collab`
    const body = { groupId: here.ids.lab, type: 'lab_report', title: 'Watched from elsewhere', language: 'en' }
    paper = (await (await here.as('rapporteur')).post<PaperView>('/api/v1/papers', body)).body
  })
  afterAll(async () => {
    await there.close()
    await here.close()
    http.close()
  })
  afterEach(() => {
    for (const client of clients.splice(0)) client.destroy()
    pass()
  })

  /** What the first node has told arrives at the second. */
  function pass(): void {
    while (buses.hasMessages) for (const node of [0, 1]) buses.deliver(node)
  }
  /** It is lost, and the second node learns only that something was. */
  function lose(): void {
    while (buses.hasMessages) for (const node of [0, 1]) buses.lose(node)
    buses.tellLosses()
  }

  const section = (index: number): string => paper.sections[index]!.id

  async function join(role: GroupRole = 'contributor'): Promise<Member> {
    const email = `${randomUUID()}@test.example`
    const personId = await createPerson(here.deps, 'server', { name: 'Somebody', email, organisationId: null, password: TEST_PASSWORD })
    await addMember(here.deps, 'server', { groupId: here.ids.lab, personId, role: role as 'contributor' })
    const browser = here.visitor()
    await browser.post('/api/v1/session', { email, password: TEST_PASSWORD })
    return { personId, email, browser }
  }

  async function open({ browser }: Pick<Member, 'browser'>, sectionId = section(0)): Promise<StockClient> {
    const client = new StockClient({ url, sectionId, cookie: browser.cookie ?? '', params: { events: '1' } })
    clients.push(client)
    await client.synced()
    pass()
    return client
  }

  const closed = async (client: StockClient) => {
    await client.until((one) => one.closed !== undefined)
    return client.closed!.code
  }
  const told = (client: StockClient, event: object) =>
    client.until(({ events }) => events.some((one) => expect.objectContaining(event).asymmetricMatch(one)))

  describe.each([
    ['told', pass],
    ['lost on the way', lose],
  ])('where the notice is %s', (_how, carry) => {
    test('signing out ends the socket', async () => {
      const member = await join()
      const client = await open(member)
      await member.browser.delete('/api/v1/session')
      carry()
      expect(await closed(client)).toBe(CLOSE.signIn)
    })

    test('signing in anew ends what was open under the sign-in before', async () => {
      const member = await join()
      const client = await open(member)
      await member.browser.post('/api/v1/session', { email: member.email, password: TEST_PASSWORD })
      carry()
      expect(await closed(client)).toBe(CLOSE.signIn)
    })

    test('[G1] a role that was lowered is told, and the next write is refused', async () => {
      const member = await join()
      const client = await open(member)
      await addMember(here.deps, 'server', { groupId: here.ids.lab, personId: member.personId, role: 'observer' })
      carry()
      await told(client, { type: 'state', grant: 'read' })
      client.type('Still me?')
      expect(await closed(client)).toBe(CLOSE.copyRefused)
    })

    test('a member who was removed is out', async () => {
      const member = await join()
      const client = await open(member)
      await removeMember(here.deps, 'server', { groupId: here.ids.lab, personId: member.personId })
      carry()
      expect(await closed(client)).toBe(CLOSE.notYours)
    })

    test.each([
      [
        'moderator of the group',
        (personId: string) => addMember(here.deps, 'server', { groupId: here.ids.lab, personId, role: 'moderator' }),
      ],
      [
        'secretariat of the edition',
        (personId: string) => grantEditionRole(here.deps, 'server', { editionId: here.ids.edition, personId, role: 'secretariat' }),
      ],
    ])('whoever becomes %s signs in anew', async (_role, grant) => {
      const member = await join()
      const client = await open(member)
      await grant(member.personId)
      carry()
      expect(await closed(client)).toBe(CLOSE.signIn)
    })

    test('a section is followed through its states', async () => {
      const [rapporteur, moderator] = [await here.as('rapporteur'), await here.as('moderator')]
      const client = await open(await join('rapporteur'))
      const step = async (by: TestClient, action: string, body: object | undefined, event: object) => {
        client.events.splice(0)
        expect((await by.post(`/api/v1/sections/${section(0)}/${action}`, body)).status).toBe(200)
        carry()
        await told(client, { type: 'state', ...event })
      }
      await step(rapporteur, 'submit', undefined, { state: 'in_review', grant: 'edit' })
      await step(rapporteur, 'recall', undefined, { state: 'draft' })
      await step(rapporteur, 'submit', undefined, { state: 'in_review' })
      await step(moderator, 'request-changes', { reason: 'More' }, { state: 'changes_requested' })
      await step(rapporteur, 'submit', undefined, { state: 'in_review' })
      const { hash } = (await moderator.get<SectionText>(`/api/v1/sections/${section(0)}/content`)).body
      await step(moderator, 'approve', { hash }, { state: 'approved', grant: 'read', hash })
      await step(moderator, 'reopen', { reason: 'Once more' }, { grant: 'edit', hash: null })
    })

    test('a section that was removed, another title, and a change of the paper are told', async () => {
      const rapporteur = await here.as('rapporteur')
      const member = await join()
      const added = await rapporteur.post<SectionView>(`/api/v1/papers/${paper.id}/sections`, { title: 'Short-lived' })
      const removed = added.body.id
      const [client, neighbour] = [await open(member, removed), await open(member)]
      const title = `Another title ${randomUUID()}`
      await rapporteur.patch(`/api/v1/sections/${section(0)}`, { title })
      // Times are compared, and this clock stands still.
      here.clock.advance(1)
      carry()
      await told(neighbour, { type: 'title', title })
      neighbour.events.splice(0)
      await rapporteur.delete(`/api/v1/sections/${removed}`)
      carry()
      expect(await closed(client)).toBe(CLOSE.noSuchSection)
      await told(neighbour, { type: 'paper' })
    })
  })

  test('a password that was proved again changes nothing but the id under which signing out ends the socket', async () => {
    const member = await join()
    const client = await open(member)
    expect((await member.browser.post('/api/v1/session/confirm', { password: TEST_PASSWORD })).status).toBe(204)
    pass()
    buses.tellLosses()
    client.type('Still here.')
    await client.saved()
    await member.browser.delete('/api/v1/session')
    pass()
    expect(await closed(client)).toBe(CLOSE.signIn)
  })

  test('a look-up that fails is tried again until it succeeds', async () => {
    const member = await join()
    const client = await open(member)
    await addMember(here.deps, 'server', { groupId: here.ids.lab, personId: member.personId, role: 'observer' })
    queries.mockImplementationOnce(() => {
      throw new Error('the database is away')
    })
    pass()
    await told(client, { type: 'state', grant: 'read' })
  })

  test('a section of another epoch is joined afresh', async () => {
    const client = await open(await join(), section(1))
    await database()
      .db.update(schema.sections)
      .set({ epoch: 2 })
      .where(eq(schema.sections.id, section(1)))
    lose()
    expect(await closed(client)).toBe(CLOSE.copyRefused)
  })

  test('however many people are in however many sections, a change is looked up with two queries, and a loss with three', async () => {
    const members = [await join(), await join(), await join()]
    const opened = await Promise.all(members.flatMap((member) => [0, 2].map((index) => open(member, section(index)))))
    queries.mockClear()
    await (await here.as('rapporteur')).post(`/api/v1/sections/${section(2)}/submit`)
    pass()
    for (const client of opened.filter(({ provider }) => provider.roomname === section(2)))
      await told(client, { type: 'state', state: 'in_review' })
    expect(queries).toHaveBeenCalledTimes(2)
    await addMember(here.deps, 'server', { groupId: here.ids.lab, personId: members[0]!.personId, role: 'observer' })
    queries.mockClear()
    lose()
    await told(opened[0]!, { type: 'state', grant: 'read' })
    const asked = queries.mock.calls
      .map(([statement]) => String(statement))
      .filter((statement) => /"people"|"sessions"|"papers"/.test(statement))
    expect(asked).toHaveLength(3)
  })

  test.each(['expiresAt', 'absoluteExpiresAt'] as const)('a sign-in whose %s has passed ends the socket', async (end) => {
    const member = await join()
    const client = await open(member)
    await database()
      .db.update(schema.sessions)
      .set({ [end]: here.clock.now() })
      .where(eq(schema.sessions.userId, member.personId))
    buses.tellLosses()
    expect(await closed(client)).toBe(CLOSE.signIn)
  })
})
