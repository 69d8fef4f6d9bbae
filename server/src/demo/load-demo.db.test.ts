import { randomUUID } from 'node:crypto'
import { plainText, type SectionContent, type SectionId } from '@concord/paper'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeOnEveryDatabase, type SuiteDatabase } from '../../testing/database-suites.ts'
import { testLog } from '../../testing/embedded-template.ts'
import { checkAuditChain } from '../audit/audit-chain.ts'
import { createEdition } from '../commands/create-edition.ts'
import type { Deps } from '../deps.ts'
import { startExporter } from '../exporter/exporter.ts'
import { createDatabaseFileStore } from '../files/database-file-store.ts'
import { Metrics } from '../http/metrics.ts'
import { createLive, type Live } from '../live/create-live.ts'
import { listEditions, listGroups } from '../storage/edition-queries.ts'
import { listPapers } from '../storage/paper-queries.ts'
import { listMembers } from '../storage/people-queries.ts'
import { listReleases } from '../storage/release-queries.ts'
import { listSections } from '../storage/section-queries.ts'
import { DEMO_EDITION, DEMO_GROUPS } from './edition.ts'
import { loadDemo } from './load-demo.ts'
import { DEMO_PAPERS } from './papers/index.ts'
import { writeText } from './write-text.ts'

type Running = { deps: Deps; live: Live; close(): Promise<void> }

function run({ db, sql, env }: SuiteDatabase): Running {
  const parts = { db, sql, env, log: testLog, clock: { now: () => new Date() }, newId: () => randomUUID() }
  const live = createLive({ ...parts, metrics: new Metrics() })
  const exporter = startExporter({ log: testLog })
  const close = async () => {
    await exporter.close()
    await live.close()
  }
  return { deps: { ...parts, texts: live.texts, files: createDatabaseFileStore(db), live: live.live, exporter }, live, close }
}

const LOADING_MS = 180_000

const textOf = (content: SectionContent) => (content.content ?? []).map(plainText).join('')

describeOnEveryDatabase('the demo edition', (database) => {
  let running: Running
  beforeAll(async () => {
    running = run(database())
    expect(await loadDemo(running.deps, running.live)).toBe(true)
  }, LOADING_MS)
  afterAll(() => running.close())

  const papersOf = async () => {
    const [edition] = await listEditions(running.deps.db)
    return listPapers(running.deps.db, { groupIds: [], editionIds: [edition!.id] })
  }

  test('holds every paper with its sections in their states and its words in their order', async () => {
    const { db, texts } = running.deps
    const places = await papersOf()
    expect(places.map(({ paper }) => paper.title).toSorted()).toEqual(DEMO_PAPERS.map(({ title }) => title).toSorted())
    for (const demo of DEMO_PAPERS) {
      const { paper } = places.find((place) => place.paper.title === demo.title)!
      const rows = await listSections(db, paper.id)
      expect(rows.map(({ title, state }) => [title, state])).toEqual(demo.sections.map(({ title, state }) => [title, state]))
      for (const [index, section] of demo.sections.entries()) {
        const added = demo.next?.sections.find(({ title }) => title === section.title)?.text ?? ''
        const written = writeText(`${section.text}\n${added}`).map((passage) => textOf(passage.content))
        const { content } = await texts.read(db, rows[index]!.id as SectionId)
        expect(textOf(content).trim()).toBe(written.join('').trim())
      }
    }
  })

  test('has a release, and a second version that supersedes the first', async () => {
    const releases = await listReleases(running.deps.db)
    expect(releases.map(({ release }) => [release.reference, release.version, release.state, release.supersededBy])).toEqual([
      ['ECA-2025-003', 2, 'released', null],
      ['ECA-2025-002', 1, 'released', null],
      ['ECA-2025-001', 1, 'superseded', 'ECA-2025-003'],
    ])
  })

  test('has a person for every role in every group, and an audit chain that holds', async () => {
    const { db } = running.deps
    const [edition] = await listEditions(db)
    const groups = await listGroups(db, edition!.id)
    expect(groups).toHaveLength(Object.keys(DEMO_GROUPS).length)
    for (const group of groups) {
      const roles = new Set((await listMembers(db, group.id)).map(({ role }) => role))
      expect([...roles].toSorted()).toEqual(['contributor', 'endorser', 'moderator', 'observer', 'rapporteur'])
    }
    expect(await checkAuditChain(db)).toMatchObject({ ok: true })
  })

  test('is not loaded a second time', async () => {
    expect(await loadDemo(running.deps, running.live)).toBe(false)
    expect(await papersOf()).toHaveLength(DEMO_PAPERS.length)
  })
})

describeOnEveryDatabase('a demo edition that was left half-way', (database) => {
  test('is named at the next start, in one line that says what to do', async () => {
    const running = run(database())
    await createEdition(running.deps, 'server', DEMO_EDITION)
    await expect(loadDemo(running.deps, running.live)).rejects.toMatchObject({
      code: 'demo_incomplete',
      message: expect.stringMatching(/^The demo edition was interrupted while it was loaded\. .+ and start again\.$/),
    })
    await running.close()
  })
})
