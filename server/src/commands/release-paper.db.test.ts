import type { PaperView, Release } from '@concord/contract'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { describeOnEveryDatabase } from '../../testing/database-suites.ts'
import { approveSections, draftPaper, mustRead, signOff } from '../../testing/test-paper.ts'
import { openWorkspace, type Workspace } from '../../testing/test-workspace.ts'
import { verifyRecords } from '../audit/verify-records.ts'
import { ExporterError } from '../exporter/exporter-error.ts'

const FINDING = { sectionId: null, rule: 'empty_title', message: 'The paper has no title.' } as const

describeOnEveryDatabase('releasing a paper', (database) => {
  let here: Workspace
  beforeAll(async () => {
    here = await openWorkspace(database())
  })
  afterEach(() => {
    here.exporter.findings = []
    here.exporter.whileRendering = async () => {}
  })
  afterAll(() => here.close())

  const release = async ({ id }: PaperView) => (await here.as('secretariat')).post<Release>(`/api/v1/papers/${id}/release`)

  test('is for a paper that was consolidated and signed off', async () => {
    const paper = await draftPaper(here)
    const rapporteur = await here.as('rapporteur')
    expect((await rapporteur.post(`/api/v1/papers/${paper.id}/consolidate`)).body).toMatchObject({
      error: { code: 'sections_not_approved', details: { sections: [{ state: 'draft' }, { state: 'draft' }] } },
    })
    expect((await release(paper)).body).toMatchObject({ error: { code: 'wrong_state', details: { state: 'drafting' } } })
    await approveSections(here, paper)
    await rapporteur.post(`/api/v1/papers/${paper.id}/consolidate`)
    expect((await release(paper)).body).toMatchObject({ error: { code: 'wrong_state', details: { state: 'consolidated' } } })
    const [section] = paper.sections
    const reopened = await (await here.as('moderator')).post(`/api/v1/sections/${section?.id}/reopen`, { reason: 'Why not' })
    expect(reopened.body).toMatchObject({ error: { code: 'wrong_state', details: { state: 'consolidated' } } })
  })

  test('a paper without sections is never consolidated', async () => {
    const paper = await draftPaper(here)
    const rapporteur = await here.as('rapporteur')
    for (const { id } of paper.sections) await rapporteur.delete(`/api/v1/sections/${id}`)
    expect((await rapporteur.post(`/api/v1/papers/${paper.id}/consolidate`)).body).toMatchObject({
      error: { code: 'sections_not_approved' },
    })
  })

  test('a paper that cannot be rendered changes nothing, and its number waits for the next try', async () => {
    const [paper, other] = [await signOff(here, await draftPaper(here)), await signOff(here, await draftPaper(here))]
    here.exporter.findings = [FINDING]
    expect((await release(paper)).body).toMatchObject({ error: { code: 'rendition_failed', details: { findings: [FINDING] } } })
    expect(await mustRead(here, paper.id)).toMatchObject({ state: 'approved', releases: [] })
    here.exporter.findings = []
    const [later, next] = [await release(other), await release(paper)]
    expect([next.body.reference, later.body.reference]).toEqual(['HERE-2026-001', 'HERE-2026-002'])
  })

  test('an exporter that does not answer is our trouble, and the paper can be released later', async () => {
    const paper = await signOff(here, await draftPaper(here))
    here.exporter.whileRendering = async () => {
      throw new ExporterError('timed_out', 'too slow')
    }
    expect(await release(paper)).toMatchObject({ status: 503, body: { error: { code: 'not_ready' } } })
    here.exporter.whileRendering = async () => {}
    expect((await release(paper)).status).toBe(200)
  })

  test('of two releases at once one wins', async () => {
    const paper = await signOff(here, await draftPaper(here))
    const answers = await Promise.all([release(paper), release(paper), release(paper)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409])
    expect((await mustRead(here, paper.id)).releases).toHaveLength(1)
  })

  test('two papers at once get two numbers', async () => {
    const papers = [await signOff(here, await draftPaper(here)), await signOff(here, await draftPaper(here))]
    const references = (await Promise.all(papers.map(release))).map(({ body }) => body.reference)
    expect(new Set(references).size).toBe(2)
  })

  test('a paper that was reopened while it was rendered is not released', async () => {
    const paper = await signOff(here, await draftPaper(here))
    here.exporter.whileRendering = async () => {
      here.exporter.whileRendering = async () => {}
      await (await here.as('secretariat')).post(`/api/v1/papers/${paper.id}/reopen`, { reason: 'Wait' })
      await (await here.as('rapporteur')).patch(`/api/v1/papers/${paper.id}`, { title: 'Another title' })
      here.clock.advance(1000)
      await signOff(here, paper)
    }
    expect((await release(paper)).body).toMatchObject({ error: { code: 'wrong_state' } })
    expect((await release(paper)).body).toMatchObject({ title: 'Another title', version: 1 })
  })

  test('only the secretariat signs off, releases and withdraws', async () => {
    const paper = await signOff(here, await draftPaper(here))
    for (const name of ['rapporteur', 'moderator', 'policy', 'observer'] as const) {
      const browser = await here.as(name)
      for (const [step, body] of [
        ['sign-off', {}],
        ['release', {}],
        ['withdraw', { reason: 'x' }],
      ] as const) {
        expect((await browser.post(`/api/v1/papers/${paper.id}/${step}`, body)).body).toMatchObject({ error: { code: 'not_allowed' } })
      }
    }
    expect((await (await here.as('stranger')).post(`/api/v1/papers/${paper.id}/release`)).body).toMatchObject({
      error: { code: 'not_found' },
    })
  })

  test('leaves records that verify', async () => {
    expect(await verifyRecords(database().db)).toMatchObject({ finding: undefined })
  })
})
