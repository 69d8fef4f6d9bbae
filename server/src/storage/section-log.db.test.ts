import { randomUUID } from 'node:crypto'
import { describeUpdateLog } from '@concord/collab/testing'
import type { PersonId, SectionId, SectionState } from '@concord/paper'
import { eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { describeOnEveryDatabase } from '../../testing/database-suites.ts'
import type { Database } from '../deps.ts'
import { editions, groups, papers, people, sections } from './schema.ts'
import { createSectionLog } from './section-log.ts'

const at = new Date('2025-12-09T09:00:00Z')

/** The least that a section can hang on; the commands that make these for people are tested where they live. */
async function buildPaper(db: Database): Promise<{ paperId: string }> {
  const [editionId, groupId, paperId] = [randomUUID(), randomUUID(), randomUUID()]
  const createdBy = await buildPerson(db)
  await db.insert(editions).values({
    id: editionId,
    slug: editionId,
    title: 'Edition',
    place: 'Madrid',
    startsOn: '2025-12-10',
    endsOn: '2025-12-11',
    referencePrefix: 'T-2025',
  })
  await db.insert(groups).values({ id: groupId, editionId, kind: 'lab', name: 'Lab' })
  await db.insert(papers).values({
    id: paperId,
    groupId,
    createdBy,
    type: 'lab_report',
    title: 'Paper',
    language: 'en',
    state: 'drafting',
    createdAt: at,
    updatedAt: at,
  })
  return { paperId }
}

async function buildPerson(db: Database): Promise<PersonId> {
  const id = randomUUID()
  await db.insert(people).values({ id, name: 'Somebody', kind: 'member', pseudonym: randomUUID(), createdAt: at })
  return id as PersonId
}

async function buildSection(db: Database, paperId: string): Promise<SectionId> {
  const id = randomUUID()
  await db.insert(sections).values({ id, paperId, position: 0, title: 'Section', state: 'draft' })
  return id as SectionId
}

describeOnEveryDatabase('UpdateLog', (database) => {
  let paperId: string
  const log = () => createSectionLog(database().db, database().sql)
  const setState = (id: SectionId, state: SectionState) => database().db.update(sections).set({ state }).where(eq(sections.id, id))

  beforeAll(async () => {
    paperId = (await buildPaper(database().db)).paperId
  })

  describeUpdateLog(() => ({
    log: log(),
    createSection: () => buildSection(database().db, paperId),
    createPerson: () => buildPerson(database().db),
    setState: async (id, state) => void (await setState(id, state)),
    setEpoch: async (id, epoch) => void (await database().db.update(sections).set({ epoch }).where(eq(sections.id, id))),
  }))

  test('[L3] an append waits for a transition that holds the section, and is then refused by the state it finds', async () => {
    const section = await buildSection(database().db, paperId)
    let appending: Promise<unknown> = Promise.resolve()
    await database().db.transaction(async (tx) => {
      await tx.select().from(sections).where(eq(sections.id, section)).for('update')
      appending = log().append([{ sectionId: section, epoch: 1, states: ['draft'], bytes: new Uint8Array([1]), claims: [] }])
      await tx.update(sections).set({ state: 'approved' }).where(eq(sections.id, section))
    })
    expect(await appending).toEqual([])
    expect((await log().load(section))!.tail).toEqual([])
  })

  test('turns of two nodes over the same sections never wait for each other in a circle', async () => {
    const ids = await Promise.all(Array.from({ length: 20 }, () => buildSection(database().db, paperId)))
    const turn = (order: readonly SectionId[]) =>
      log().append(order.map((sectionId) => ({ sectionId, epoch: 1, states: ['draft'], bytes: new Uint8Array([1]), claims: [] })))
    for (let round = 0; round < 20; round += 1) {
      const turns = await Promise.all([turn(ids), turn(ids.toReversed()), turn(ids)])
      expect(turns.map((appended) => appended.length)).toEqual([20, 20, 20])
    }
    expect(new Set((await log().heads(ids)).values())).toEqual(new Set([60]))
  })
})
