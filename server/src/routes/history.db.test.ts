import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { StockClient } from '@concord/collab/testing'
import type { Comparison, Hands, HistoryEntry, Looked, Milestone, PaperView, SavedPoint, SectionText, TextAt } from '@concord/contract'
import { plainText } from '@concord/paper'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeOnEveryDatabase } from '../../testing/database-suites.ts'
import type { Answer } from '../../testing/test-client.ts'
import { approveSections, draftPaper } from '../../testing/test-paper.ts'
import { openWorkspace, type PersonName, type Workspace } from '../../testing/test-workspace.ts'
import { verifyRecords } from '../audit/verify-records.ts'
import { auditEvents } from '../storage/schema.ts'

const code = (answer: Answer<unknown>) => (answer.body as { error?: { code: string } } | undefined)?.error?.code
const wordsOf = ({ content }: Pick<SectionText, 'content'>) => plainText(content).trim()
/** What each person has written of a text, by name. */
const writtenBy = ({ people, runs }: Pick<TextAt, 'people' | 'runs'>) => {
  const sums: Record<string, number> = {}
  for (const [length, place] of runs) sums[people[place]?.name ?? '-'] = (sums[people[place]?.name ?? '-'] ?? 0) + length
  return sums
}

describeOnEveryDatabase('the history of a section', (database) => {
  let here: Workspace
  let http: Server
  let paper: PaperView
  let section: string
  const clients: StockClient[] = []

  beforeAll(async () => {
    here = await openWorkspace(database())
    http = createServer().listen(0, '127.0.0.1')
    await once(http, 'listening')
    here.live.attach(http)
    paper = await draftPaper(here)
    section = paper.sections[0]!.id
  })
  afterAll(async () => {
    for (const client of clients) client.destroy()
    await here.close()
    http.close()
  })

  const get = async <Body>(name: PersonName, path: string) => (await here.as(name)).get<Body>(path)
  const post = async <Body>(name: PersonName, path: string, body?: unknown) => (await here.as(name)).post<Body>(path, body)
  const put = async (name: PersonName, path: string, body: unknown = {}) => {
    const response = await (await here.as(name)).send('PUT', path, JSON.stringify(body), { 'content-type': 'application/json' })
    return { status: response.status, headers: response.headers, body: (await response.json()) as Looked }
  }
  const now = async (id = section) => (await get<SectionText>('rapporteur', `/api/v1/sections/${id}/content`)).body
  const historyOf = async (id = section) => (await get<{ items: HistoryEntry[] }>('observer', `/api/v1/sections/${id}/history`)).body.items
  const textAt = async (head: number, id = section) => (await get<TextAt>('observer', `/api/v1/sections/${id}/points/${head}`)).body
  const save = (name: PersonName, called: string, id = section) => post<SavedPoint>(name, `/api/v1/sections/${id}/points`, { name: called })
  const restore = (name: PersonName, head: number, seenHead: number, id = section) =>
    post<SectionText>(name, `/api/v1/sections/${id}/restore`, { head, seenHead })

  async function open(name: PersonName, sectionId = section): Promise<StockClient> {
    const url = `ws://127.0.0.1:${(http.address() as AddressInfo).port}/collab`
    const client = new StockClient({ url, sectionId, cookie: (await here.as(name)).cookie ?? '' })
    clients.push(client)
    await client.synced()
    return client
  }

  test('a point with a name is in the history with its authors, and its text can be read with its authors', async () => {
    const saved = await save('contributor', '  Before lunch ')
    expect(saved).toMatchObject({ status: 201, body: { kind: 'named', name: 'Before lunch', by: 'The contributor' } })
    expect(await historyOf()).toContainEqual(
      expect.objectContaining({
        kind: 'saved',
        head: saved.body.head,
        point: { kind: 'named', name: 'Before lunch' },
        authors: ['The contributor'],
      }),
    )
    await here.write('contributor2', section, 'Second hand.')
    const [before, after] = [await textAt(saved.body.head), await textAt((await now()).head)]
    expect(wordsOf(before)).toBe(`Our view of: ${paper.sections[0]!.title}`)
    expect(wordsOf(after)).toBe(`${wordsOf(before)}\nSecond hand.`)
    expect(writtenBy(after)).toEqual({ 'The contributor': wordsOf(before).length, 'The contributor2': 'Second hand.'.length })
    expect(after.people.find(({ name }) => name === 'The contributor2')).toMatchObject({
      organisation: 'Organisation of contributor2',
      guest: false,
    })
  })

  test('the author runs of a text add up to its authorship', async () => {
    const { body: authorship } = await get<{ name: string; characters: number }[]>('observer', `/api/v1/sections/${section}/authorship`)
    expect(writtenBy(await textAt((await now()).head))).toEqual(
      Object.fromEntries(authorship.map(({ name, characters }) => [name, characters])),
    )
  })

  test('two texts are compared with their authors, and with those who wrote between them', async () => {
    const { head } = await now()
    const answer = await get<Comparison>('observer', `/api/v1/sections/${section}/compare?from=${head - 1}`)
    const { people, from, to, wrote } = answer.body
    expect([from.head, to.head]).toEqual([head - 1, head])
    expect(wrote.map((place) => people[place]?.name)).toEqual(['The contributor2'])
    const back = await get<Comparison>('observer', `/api/v1/sections/${section}/compare?from=${head}&to=${head - 1}`)
    expect([back.body.from.head, back.body.to.head]).toEqual([head, head - 1])
    for (const query of ['', 'from=0', 'from=-1', 'from=x', 'from=1.5', 'from=1&to=%00', 'from=99999999999999999']) {
      expect([400, 404]).toContain((await get('observer', `/api/v1/sections/${section}/compare?${query}`)).status)
    }
    for (const wrong of [0, -1, head + 1, 'x', '1e3', '1.5', '999999999999999999999']) {
      expect(code(await get('observer', `/api/v1/sections/${section}/points/${wrong}`))).toBe('not_found')
    }
  })

  test('two people who are connected see the restored text, what was typed meanwhile stays, authors stay, and nothing is lost', async () => {
    const [ana, ben] = [await open('contributor'), await open('contributor2')]
    const earlier = await now()
    ana.type(' A sentence that goes.')
    await ana.saved()
    const seen = await now()
    ben.type(' Typed meanwhile.')
    await ben.saved()
    const restored = await restore('rapporteur', earlier.head, seen.head)
    expect(restored.status).toBe(200)
    const kept = wordsOf(earlier).replace('\n', ' Typed meanwhile.\n')
    expect(wordsOf(restored.body)).toBe(kept)
    for (const client of [ana, ben]) await client.until(({ text }) => text === kept.replaceAll('\n', ''))
    ana.type(' And on.')
    await ana.saved()
    await ben.until(({ text }) => text.includes('Typed meanwhile. And on.'))
    const entry = (await historyOf()).find(({ kind }) => kind === 'restored')
    expect(entry).toMatchObject({ by: 'The rapporteur', from: earlier.head, head: restored.body.head })
    const point = (await historyOf()).find((item) => item.point?.kind === 'restore')
    expect(wordsOf(await textAt(point!.head!))).toContain('A sentence that goes. Typed meanwhile.')
    expect(Object.keys(writtenBy(await textAt((await now()).head)))).not.toContain('The rapporteur')
    const again = await restore('moderator', point!.head!, (await now()).head)
    expect(wordsOf(again.body)).toContain('A sentence that goes. Typed meanwhile.')
    expect(writtenBy(await textAt(again.body.head))).toEqual(writtenBy(await textAt(point!.head!)))
  })

  test('restoring what is there changes nothing', async () => {
    const { head } = await now()
    expect((await restore('rapporteur', head, head)).body.head).toBe(head)
    expect((await historyOf()).filter(({ kind }) => kind === 'restored')).toHaveLength(2)
  })

  test('who may do what: saving, restoring and milestones are for those who write, reading for everybody of the group', async () => {
    const { head } = await now()
    const tries = (name: PersonName) => [
      ['save', () => save(name, 'Mine')] as const,
      ['restore', () => restore(name, head, head)] as const,
      ['milestone', () => post(name, `/api/v1/papers/${paper.id}/milestones`, { name: 'Mine' })] as const,
    ]
    const may = async (name: PersonName) => {
      const outcomes: string[] = []
      for (const [what, go] of tries(name)) {
        const answer = await go()
        if (answer.status < 300) outcomes.push(what)
        else expect([what, code(answer)]).toEqual([what, ['neighbour', 'stranger'].includes(name) ? 'not_found' : 'not_allowed'])
      }
      return outcomes
    }
    expect(await may('contributor')).toEqual(['save'])
    expect(await may('rapporteur')).toEqual(['save', 'restore', 'milestone'])
    expect(await may('moderator')).toEqual(['save', 'restore', 'milestone'])
    expect(await may('secretariat')).toEqual(['save', 'milestone'])
    for (const name of ['observer', 'endorser', 'policy', 'neighbour', 'stranger'] as const)
      expect([name, await may(name)]).toEqual([name, []])
    const reads = [`points/${head}`, `compare?from=${head}`, 'hands', 'history']
    for (const path of reads) {
      for (const name of ['observer', 'policy', 'endorser'] as const)
        expect((await get(name, `/api/v1/sections/${section}/${path}`)).status).toBe(200)
      for (const name of ['neighbour', 'stranger'] as const)
        expect(code(await get(name, `/api/v1/sections/${section}/${path}`))).toBe('not_found')
      expect(code(await here.visitor().get(`/api/v1/sections/${section}/${path}`))).toBe('sign_in_required')
    }
    for (const path of ['milestones', 'looked']) {
      expect((await get('observer', `/api/v1/papers/${paper.id}/${path}`)).status).toBe(200)
      expect(code(await get('neighbour', `/api/v1/papers/${paper.id}/${path}`))).toBe('not_found')
    }
    expect((await put('neighbour', `/api/v1/sections/${section}/looked`)).status).toBe(404)
  })

  test('names and numbers that make no sense are refused', async () => {
    const { head } = await now()
    for (const name of ['', '  ', 'x'.repeat(121), 'a\u0000b', 7]) {
      expect(code(await post('rapporteur', `/api/v1/sections/${section}/points`, { name }))).toBe('invalid_body')
      expect(code(await post('rapporteur', `/api/v1/papers/${paper.id}/milestones`, { name }))).toBe('invalid_body')
    }
    for (const heads of [{ head: 0, seenHead: head }, { head: 1.5, seenHead: head }, { head: '1', seenHead: head }, { head: 1 }]) {
      expect(code(await post('rapporteur', `/api/v1/sections/${section}/restore`, heads))).toBe('invalid_body')
    }
    expect(code(await restore('rapporteur', head + 1, head))).toBe('not_found')
    expect(code(await restore('rapporteur', 1, head + 1))).toBe('not_found')
    expect(code(await save('rapporteur', 'x', 'not-an-id'))).toBe('not_found')
    expect((await put('contributor', `/api/v1/sections/${section}/looked`, { head: head + 1 })).status).toBe(404)
  })

  test('the live text’s client ids lead to the people who wrote under them', async () => {
    const { body } = await get<Hands>('observer', `/api/v1/sections/${section}/hands`)
    const names = new Set(body.clients.map(([, place]) => body.people[place]!.name))
    for (const name of ['The contributor', 'The contributor2']) expect(names).toContain(name)
    expect(new Set(body.clients.map(([client]) => client)).size).toBe(body.clients.length)
  })

  test('what somebody has looked at is theirs alone, and never goes back', async () => {
    const { head } = await now()
    expect((await get<{ items: Looked[] }>('endorser', `/api/v1/papers/${paper.id}/looked`)).body.items).toEqual([])
    expect((await put('endorser', `/api/v1/sections/${section}/looked`)).body).toMatchObject({ sectionId: section, head })
    here.clock.advance(1000)
    expect((await put('endorser', `/api/v1/sections/${section}/looked`, { head: 1 })).body).toMatchObject({ head })
    expect((await get<{ items: Looked[] }>('endorser', `/api/v1/papers/${paper.id}/looked`)).body.items).toMatchObject([
      { sectionId: section, head },
    ])
    expect((await get<{ items: Looked[] }>('policy', `/api/v1/papers/${paper.id}/looked`)).body.items).toEqual([])
  })

  test('a milestone keeps all sections side by side, also one that is deleted later', async () => {
    const rapporteur = await here.as('rapporteur')
    const { body: added } = await rapporteur.post<{ id: string }>(`/api/v1/papers/${paper.id}/sections`, { title: 'Short-lived' })
    await here.write('contributor', added.id, 'Words of a section that goes.')
    const { body: saved } = await post<Milestone>('rapporteur', `/api/v1/papers/${paper.id}/milestones`, { name: 'Lab closed' })
    expect(saved).toMatchObject({ name: 'Lab closed', by: 'The rapporteur' })
    expect(saved.sections.map(({ title, removed }) => [title, removed])).toEqual([
      [paper.sections[0]!.title, false],
      [paper.sections[1]!.title, false],
      ['Short-lived', false],
    ])
    await here.write('contributor2', section, 'After the milestone.')
    await rapporteur.delete(`/api/v1/sections/${added.id}`)
    const { body: list } = await get<{ items: Milestone[] }>('observer', `/api/v1/papers/${paper.id}/milestones`)
    expect(list.items[0]!.sections.at(-1)).toMatchObject({ sectionId: added.id, removed: true })
    const frozen = async (name: PersonName, id: string) => get<TextAt>(name, `/api/v1/milestones/${saved.id}/sections/${id}`)
    expect(wordsOf((await frozen('observer', added.id)).body)).toBe('Words of a section that goes.')
    expect(wordsOf((await frozen('observer', section)).body)).not.toContain('After the milestone.')
    for (const [name, id] of [
      ['neighbour', section],
      ['observer', randomUUID()],
      ['observer', 'x'],
    ] as const) {
      expect(code(await frozen(name, id))).toBe('not_found')
    }
  })

  test('every transition saves the text before it, a sealed section is not restored, and each step is one audit event', async () => {
    const { head } = await now()
    await approveSections(here, paper)
    const entries = await historyOf()
    expect(entries.filter(({ point }) => point?.kind === 'transition').map((entry) => entry.head)).toEqual([head])
    expect(entries.filter(({ kind }) => kind === 'submitted' || kind === 'approved').map((entry) => entry.head)).toEqual([head, head])
    for (const name of ['rapporteur', 'moderator'] as const) expect(code(await restore(name, 1, head))).toBe('section_frozen')
    expect((await save('rapporteur', 'As approved')).status).toBe(201)
    const { db } = database()
    const events = await db.select().from(auditEvents).where(eq(auditEvents.subjectId, section))
    const count = (action: string) => events.filter((event) => event.action === action).length
    expect([count('section.restored'), count('section.point_saved')]).toEqual([2, 6])
    expect(JSON.stringify(events)).not.toContain('Before lunch')
    expect(await verifyRecords(db)).toMatchObject({ finding: undefined })
  })
})
