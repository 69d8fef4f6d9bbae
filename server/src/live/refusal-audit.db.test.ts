import { createSession } from '@concord/collab'
import type { PaperView, SectionText } from '@concord/contract'
import type { SectionId } from '@concord/paper'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { describeOnEveryDatabase } from '../../testing/database-suites.ts'
import { approveSections, draftPaper } from '../../testing/test-paper.ts'
import { openWorkspace, type PersonName, type Workspace } from '../../testing/test-workspace.ts'
import { checkAuditChain } from '../audit/audit-chain.ts'
import { verifyRecords } from '../audit/verify-records.ts'
import { auditEvents } from '../storage/schema.ts'
import { presenceOf } from './collab-handshake.ts'
import { accessOf, findSectionPlace } from './section-access.ts'

const HOUR = 3_600_000
/** An update message (0, 2) with three bytes that are no update: G3. */
const GARBAGE = new Uint8Array([0, 2, 3, 0xff, 0xff, 0xff])
/** An honest update of somebody who was late: one paragraph, by client 77. */
const LATE = new Uint8Array([
  0, 2, 26, 1, 1, 77, 0, 7, 1, 7, 99, 111, 110, 116, 101, 110, 116, 3, 9, 112, 97, 114, 97, 103, 114, 97, 112, 104, 0,
])

describeOnEveryDatabase('hostile updates', (database) => {
  let here: Workspace
  let paper: PaperView
  beforeAll(async () => {
    here = await openWorkspace(database())
    paper = await draftPaper(here)
  })
  afterAll(() => here.close())

  const sectionId = (place: number) => paper.sections[place]!.id as SectionId

  /** Sends one frame into a section's room; answers the close code of the stay. */
  async function send(name: PersonName, section: SectionId, frame: Uint8Array): Promise<number> {
    const actor = await here.actor(name)
    const access = accessOf(actor, (await findSectionPlace(database().db, section))!)
    const closed = Promise.withResolvers<number>()
    const connection = { send: () => {}, unsentBytes: () => 0, close: (code: number) => closed.resolve(code) }
    const session = createSession({ id: here.deps.newId(), presence: presenceOf(actor), access, wantsEvents: false, connection })
    const room = await here.live.rooms.join(section, session, () => {})
    room!.receive(session, frame)
    return closed.promise
  }

  const noted = () => database().db.select().from(auditEvents).where(eq(auditEvents.action, 'section.update_refused'))
  const untilNoted = (count: number) => vi.waitFor(async () => expect(await noted()).toHaveLength(count), { timeout: 10_000 })
  const metric = async (line: string) =>
    (await (await here.visitor().send('GET', '/metrics')).text()).split('\n').find((l) => l.startsWith(line))

  test('[L6] a hostile update is counted and noted once; the honest neighbour goes on', async () => {
    await here.write('contributor2', sectionId(0), 'Before the attack.')
    expect(await send('contributor', sectionId(0), GARBAGE)).toBe(4409)
    await here.write('contributor2', sectionId(0), 'After the attack.')
    const { body: text } = await (await here.as('contributor2')).get<SectionText>(`/api/v1/sections/${sectionId(0)}/content`)
    expect(JSON.stringify(text.content)).toMatch(/Before the attack\..*After the attack\./)
    await untilNoted(1)
    const { pseudonym } = await here.actor('contributor')
    expect((await noted())[0]).toMatchObject({ actor: pseudonym, subjectKind: 'section', subjectId: sectionId(0), data: { rule: 'G3' } })
    expect(await metric('concord_updates_refused_total{rule="G3"}')).toMatch(/ 1$/)
  })

  test('a flood makes no flood of events: one per person, section and hour', async () => {
    await Promise.all(Array.from({ length: 20 }, () => send('contributor', sectionId(0), GARBAGE)))
    // Notes are written in order: when this one is there, those before it are settled.
    await send('contributor', sectionId(1), GARBAGE)
    await untilNoted(2)
    await send('contributor2', sectionId(1), GARBAGE)
    await untilNoted(3)
    expect(await metric('concord_updates_refused_total{rule="G3"}')).toMatch(/ 23$/)
    here.clock.advance(HOUR)
    await send('contributor', sectionId(0), GARBAGE)
    await untilNoted(4)
  })

  test('whoever was only late is counted and not noted', async () => {
    await approveSections(here, paper)
    expect(await send('contributor', sectionId(0), LATE)).toBe(4409)
    expect(await metric('concord_updates_refused_total{rule="frozen"}')).toMatch(/ 1$/)
    here.clock.advance(HOUR)
    await send('contributor', sectionId(1), GARBAGE)
    await untilNoted(5)
    expect((await noted()).map(({ data }) => data.rule)).toEqual(['G3', 'G3', 'G3', 'G3', 'G3'])
  })

  test('[I7] the audit chain and every record still verify, and the rooms stand empty', async () => {
    const { db } = database()
    expect(await checkAuditChain(db)).toMatchObject({ ok: true })
    expect(await verifyRecords(db)).toMatchObject({ finding: undefined })
    expect(await metric('concord_sessions_open')).toBe('concord_sessions_open 0')
    expect(await metric('concord_updates_waiting ')).toBe('concord_updates_waiting 0')
  })
})
