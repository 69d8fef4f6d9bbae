import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import {
  type ClientControl,
  decodeChannelFrame,
  decodeServerControl,
  encodeChannelFrame,
  encodeControl,
  type ServerControl,
} from '@concord/collab'
import { openSharedSocket, SharedClient, StockClient, type StockClientOptions, signedInSocket } from '@concord/collab/testing'
import { CLOSE, type PaperView, SCHEMA_VERSION, type SectionText } from '@concord/contract'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { describeOnEmbedded } from '../../testing/database-suites.ts'
import { openWorkspace, type PersonName, TEST_PASSWORD, type Workspace } from '../../testing/test-workspace.ts'
import { addMember } from '../commands/add-member.ts'
import { removeMember } from '../commands/remove-member.ts'

const NOWHERE = '00000000-0000-4000-8000-000000000000'

/** Both forms of the wire: what a client sees of a section is the same. */
const FORMS = [
  ['stock', (options: StockClientOptions) => new StockClient(options)],
  ['shared', (options: StockClientOptions) => new SharedClient(options)],
] as const

describeOnEmbedded('the wire', (database) => {
  let here: Workspace
  let http: Server
  let url: string
  let paper: PaperView
  const clients: { destroy(): void }[] = []
  const lines = new Set<Socket>()

  beforeAll(async () => {
    here = await openWorkspace(database())
    http = createServer().listen(0, '127.0.0.1')
    await once(http, 'listening')
    http.on('connection', (line) => lines.add(line).size && line.on('close', () => lines.delete(line)))
    here.live.attach(http)
    url = `ws://127.0.0.1:${(http.address() as AddressInfo).port}/collab`
  })
  afterAll(async () => {
    await here.close()
    http.close()
  })
  afterEach(() => {
    for (const client of clients.splice(0)) client.destroy()
  })

  const section = (index: number): string => paper.sections[index]!.id
  /** Sections that nobody has written in yet. */
  async function renewPaper(): Promise<void> {
    const body = { groupId: here.ids.lab, type: 'lab_report', title: 'On the wire', language: 'en' }
    paper = (await (await here.as('rapporteur')).post<PaperView>('/api/v1/papers', body)).body
  }
  const cookieOf = async (name: PersonName): Promise<string> => (await here.as(name)).cookie ?? ''

  async function approve(sectionId: string): Promise<void> {
    await (await here.as('rapporteur')).post(`/api/v1/sections/${sectionId}/submit`)
    const moderator = await here.as('moderator')
    const { hash } = (await moderator.get<SectionText>(`/api/v1/sections/${sectionId}/content`)).body
    expect((await moderator.post(`/api/v1/sections/${sectionId}/approve`, { hash })).status).toBe(200)
  }

  describe.each(FORMS)('in its %s form', (_form, build) => {
    beforeAll(renewPaper)

    async function open(name: PersonName, sectionId = section(0), options: Partial<StockClientOptions> = {}): Promise<StockClient> {
      const client = build({ url, sectionId, cookie: await cookieOf(name), ...options })
      clients.push(client)
      await client.synced()
      return client
    }

    test('[W3] [L1] [L2] edits cross in both directions, and an author’s own edit comes back as the receipt', async () => {
      const [ana, ben] = [await open('contributor'), await open('contributor2')]
      ana.type('From Ana. ')
      await ana.saved()
      await ben.until(({ text }) => text.includes('From Ana.'))
      ben.type('From Ben.')
      await ben.saved()
      await ana.until(({ text }) => text.includes('From Ana. From Ben.'))
      const late = await open('observer')
      expect(late.text).toBe(ana.text)
    })

    test('others see the name and the colour that the server knows, and a good-bye', async () => {
      const [ana, ben] = [await open('contributor'), await open('contributor2')]
      ana.provider.awareness.setLocalState({ user: { name: 'Somebody else' }, cursor: null })
      const stateOfAna = () => ben.provider.awareness.getStates().get(ana.doc.clientID)
      await ben.until(() => stateOfAna() !== undefined)
      expect(stateOfAna()?.user).toMatchObject({ id: here.ids.people.contributor, name: 'The contributor' })
      ana.destroy()
      await ben.until(() => stateOfAna() === undefined)
    })

    test('[L3] an approval freezes: it is told, the next words are refused, and the neighbours go on', async () => {
      const ana = await open('contributor', section(0), { params: { events: '1', schema: String(SCHEMA_VERSION) } })
      const neighbour = await open('contributor', section(1))
      expect(ana.events[0]).toMatchObject({ type: 'hello', grant: 'edit', state: 'draft', epoch: 1 })
      ana.type('Approved words.')
      await ana.saved()
      await approve(section(0))
      await ana.until(({ events }) => events.some(({ state }) => state === 'approved'))
      expect(ana.events).toContainEqual(expect.objectContaining({ type: 'state', state: 'approved', grant: 'read', by: 'The moderator' }))
      ana.type(' Too late.')
      await ana.until(({ closed }) => closed !== undefined)
      expect(ana.closed).toEqual({ code: CLOSE.copyRefused, reason: 'frozen' })
      expect(ana.events).toContainEqual({ type: 'refused', code: 'section_frozen', rule: 'frozen' })
      expect(ana.unsavedWords).toBe(' Too late.')
      const reader = await open('observer')
      expect(reader.text).toContain('Approved words.')
      expect(reader.text).not.toContain('Too late.')
      neighbour.type('The neighbours go on.')
      await neighbour.saved()
    })

    test('[G1] who may only read is refused at the first word', async () => {
      const observer = await open('observer')
      observer.type('Mine too')
      await observer.until(({ closed }) => closed !== undefined)
      expect(observer.closed).toEqual({ code: CLOSE.copyRefused, reason: 'G1' })
    })

    test.each([
      ['nobody of this edition', 'stranger', 0, {}, CLOSE.notYours],
      ['no such section', 'contributor', NOWHERE, {}, CLOSE.noSuchSection],
      ['no section id at all', 'contributor', 'content', {}, CLOSE.noSuchSection],
      ['a client that is too old', 'contributor', 0, { schema: '0' }, CLOSE.reload],
      ['a schema that is no number', 'contributor', 0, { schema: 'new' }, CLOSE.reload],
      ['a copy of another epoch', 'contributor', 0, { epoch: '7' }, CLOSE.copyRefused],
    ] as const)('[W4] not let in: %s', async (_why, name, place, params, code) => {
      const client = await open(name, typeof place === 'number' ? section(place) : place, { params })
      expect(client.closed?.code).toBe(code)
    })

    test.each(['', 'concord_session=', 'concord_session=forged', 'concord_session=%E0%A4%A'])(
      'not let in: the cookie %o',
      async (cookie) => {
        const client = await open('contributor', section(0), { cookie })
        expect(client.closed?.code).toBe(CLOSE.signIn)
      },
    )

    test('[W15] signing out ends what is open at once, and only that', async () => {
      const [leaving, staying] = [await open('endorser', section(1)), await open('contributor', section(1))]
      await (await here.as('endorser')).delete('/api/v1/session')
      await leaving.until(({ closed }) => closed !== undefined)
      expect(leaving.closed).toEqual({ code: CLOSE.signIn, reason: 'signed out' })
      staying.type('Still here.')
      await staying.saved()
      await (await here.as('endorser')).post('/api/v1/session', { email: 'endorser@test.example', password: TEST_PASSWORD })
    })

    test('[W12] who sends too fast is read more slowly, and every message is read in the end', async () => {
      const client = await open('contributor', section(2))
      const sent = 160
      let answers = 0
      const allAnswered = new Promise<void>((resolve) => {
        client.provider.messageHandlers[1] = () => {
          answers += 1
          if (answers >= sent) resolve()
        }
      })
      for (let index = 0; index < sent; index += 1) client.provider.ws?.send(new Uint8Array([3]))
      await Promise.race([allAnswered, client.until(({ closed }) => closed !== undefined)])
      expect(client.closed).toBeUndefined()
      expect(answers).toBeGreaterThanOrEqual(sent)
    })

    test('[W14] a connection that is cut comes back by itself with what was typed meanwhile', async () => {
      const [ana, ben] = [await open('contributor', section(1)), await open('contributor2', section(1))]
      for (const line of lines) line.destroy()
      await ana.until(({ provider }) => !provider.wsconnected)
      ana.type('Typed without a connection.')
      expect(ana.edits.any).toBe(true)
      await ana.saved()
      await ben.until(({ text }) => text.includes('Typed without a connection.'))
    })
  })

  test.each(['', '/3d6f0a52-7d0c-4c4e-9d1f-1f2f6c3f9a11'])('/collab%s refuses a foreign Origin before the upgrade', async (path) => {
    const statusFor = async (origin: string) => {
      const Socket = signedInSocket(await cookieOf('contributor'), origin) as unknown as typeof import('ws').WebSocket
      const socket = new Socket(`${url}${path}`)
      const answered = Promise.race([
        once(socket, 'open').then(() => 101),
        once(socket, 'unexpected-response').then(([, response]) => response.statusCode),
      ])
      socket.on('error', () => {})
      const status = await answered
      socket.terminate()
      return status
    }
    expect(await statusFor('https://elsewhere.example')).toBe(403)
    expect(await statusFor(`${here.deps.env.origin}.elsewhere.example`)).toBe(403)
    expect(await statusFor(here.deps.env.origin)).toBe(101)
  })

  describe('many sections over one socket', () => {
    beforeAll(renewPaper)

    /** A page of the contributor with `count` sections open. */
    async function openPage(count: number) {
      const options = { url, cookie: await cookieOf('contributor') }
      const shared = openSharedSocket(options)
      const sections = Array.from({ length: count }, (_, index) => new SharedClient({ ...options, shared, sectionId: section(index) }))
      clients.push(...sections, shared)
      await Promise.all(sections.map((client) => client.synced()))
      return { shared, sections }
    }

    test('[W2] [W7] a page is one socket, and what ends one section leaves the others alone', async () => {
      const before = lines.size
      const { shared, sections } = await openPage(3)
      expect(lines.size - before).toBe(1)
      const [frozen, open, left] = sections as [SharedClient, SharedClient, SharedClient]
      const nowhere = new SharedClient({ url, cookie: '', shared, sectionId: NOWHERE })
      clients.push(nowhere)
      await nowhere.until(({ closed }) => closed !== undefined)
      expect(nowhere.closed?.code).toBe(CLOSE.noSuchSection)
      await approve(section(0))
      frozen.type('Too late.')
      left.destroy()
      await frozen.until(({ closed }) => closed !== undefined)
      open.type('Goes on.')
      await open.saved()
      const again = new SharedClient({ url, cookie: '', shared, sectionId: section(2) })
      clients.push(again)
      await again.synced()
      again.type('Back again.')
      await again.saved()
      expect(lines.size - before).toBe(1)
    })

    test('[W11] a message over 1 MiB ends its own section with 4413', async () => {
      const { sections } = await openPage(2)
      const [large, other] = sections as [SharedClient, SharedClient]
      large.type('x'.repeat(1024 * 1024))
      await large.until(({ closed }) => closed !== undefined)
      expect(large.closed?.code).toBe(CLOSE.tooLarge)
      other.type('Goes on.')
      await other.saved()
    })

    test('[W10] roles that were lost are missed at the next open too, on the same socket', async () => {
      const options = { url, cookie: await cookieOf('neighbour') }
      const shared = openSharedSocket(options)
      const open = (sectionId: string) => {
        const client = new SharedClient({ ...options, shared, sectionId })
        clients.push(client)
        return client.synced().then(() => client)
      }
      clients.push(shared)
      const denied = await open(section(0))
      expect(denied.closed?.code).toBe(CLOSE.notYours)
      const personId = here.ids.people.neighbour
      await addMember(here.deps, 'server', { groupId: here.ids.lab, personId, role: 'observer' })
      const reader = await open(section(0))
      expect(reader.closed).toBeUndefined()
      await removeMember(here.deps, 'server', { groupId: here.ids.lab, personId })
      await reader.until(({ closed }) => closed !== undefined)
      expect(reader.closed?.code).toBe(CLOSE.notYours)
      expect((await open(section(1))).closed?.code).toBe(CLOSE.notYours)
    })

    describe('said by hand', () => {
      async function connect() {
        const Socket = signedInSocket(await cookieOf('contributor')) as unknown as typeof import('ws').WebSocket
        const socket = new Socket(url)
        clients.push({ destroy: () => socket.terminate() })
        const heard: ServerControl[] = []
        socket.on('message', (data: Buffer) => {
          const { channel, message } = decodeChannelFrame(new Uint8Array(data))
          if (channel === 0) heard.push(decodeServerControl(message))
        })
        await once(socket, 'open')
        return {
          socket,
          say: (control: ClientControl) => socket.send(encodeChannelFrame(0, encodeControl(control))),
          async hear(count: number) {
            while (heard.length < count) await once(socket, 'message')
            return heard.splice(0)
          },
          ended: once(socket, 'close').then(([code]) => code as number),
        }
      }

      test('[W5] [W6] a room has one number for everybody, a section one channel per socket', async () => {
        const [ana, ben] = [await connect(), await connect()]
        for (const { say } of [ana, ben]) say({ type: 'open', section: section(0) })
        const [[opened], [openedToo]] = [await ana.hear(1), await ben.hear(1)]
        expect(opened).toMatchObject({ type: 'opened', section: section(0) })
        expect(openedToo).toEqual(opened)
        ana.say({ type: 'open', section: section(0) })
        expect(await ana.hear(1)).toEqual([{ type: 'denied', section: section(0), code: CLOSE.retry, reason: 'already open' }])
      })

      test.each([
        ['a control message over 4 KB', encodeChannelFrame(0, encodeControl({ type: 'open', section: 'x'.repeat(5000) }))],
        ['no JSON', encodeChannelFrame(0, new Uint8Array([3, 123, 123, 123]))],
        ['JSON that is no object', encodeChannelFrame(0, new Uint8Array([4, 110, 117, 108, 108]))],
        ['a frame that ends within its number', new Uint8Array([0x80])],
        ['an empty frame', new Uint8Array()],
      ])('[W9] %s ends the socket', async (_what, frame) => {
        const { socket, ended } = await connect()
        socket.send(frame)
        expect(await ended).toBe(CLOSE.retry)
      })

      test('[W5] [W9] channels that are not open, and what a newer client says, are ignored', async () => {
        const { socket, say, hear } = await connect()
        socket.send(encodeChannelFrame(77, new Uint8Array([0, 0, 1, 0])))
        socket.send(encodeChannelFrame(0, encodeControl({ type: 'tomorrow' } as unknown as ClientControl)))
        say({ type: 'close', channel: 77 })
        say({ type: 'alive' })
        say({ type: 'open', section: section(0) })
        expect(await hear(1)).toMatchObject([{ type: 'opened' }])
      })
    })
  })
})
