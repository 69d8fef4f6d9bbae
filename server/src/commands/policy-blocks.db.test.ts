import { randomUUID } from 'node:crypto'
import type { Authority, PaperView, Release } from '@concord/contract'
import type { PaperNode, PaperSnapshot, SectionId } from '@concord/paper'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeOnEveryDatabase } from '../../testing/database-suites.ts'
import { buildPng } from '../../testing/sample-images.ts'
import type { Answer } from '../../testing/test-client.ts'
import { approveSections, draftPaper } from '../../testing/test-paper.ts'
import { openWorkspace, type PersonName, type Workspace } from '../../testing/test-workspace.ts'
import { verifyRecords } from '../audit/verify-records.ts'
import { uploadFile } from './upload-file.ts'

const AUTHORITIES = '/api/v1/editions/here/authorities'
const code = (answer: Answer<unknown>) => (answer.body as { error?: { code: string } } | undefined)?.error?.code
const ask = (attrs: Record<string, unknown>): PaperNode => ({
  type: 'recommendation',
  attrs: { id: randomUUID(), ...attrs },
  content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Act.' }] }],
})
const figure = (attrs: Record<string, unknown>): PaperNode => ({ type: 'figure', attrs: { width: 100, ...attrs } })

describeOnEveryDatabase('recommendations and figures on their way into a release', (database) => {
  let here: Workspace
  beforeAll(async () => {
    here = await openWorkspace(database())
  })
  afterAll(() => here.close())

  const add = async (name: PersonName, body: object) => (await here.as(name)).post<Authority>(AUTHORITIES, body)
  const list = async (name: PersonName) => (await here.as(name)).get<{ items: Authority[] }>(AUTHORITIES)

  async function write(paper: PaperView, section: number, ...content: PaperNode[]): Promise<void> {
    await here.live.write(await here.actor('contributor'), paper.sections[section]!.id as SectionId, { type: 'doc', content })
  }
  const consolidate = async (paper: PaperView) => {
    await approveSections(here, paper)
    return (await here.as('rapporteur')).post<{ error?: { code: string; details: object } }>(`/api/v1/papers/${paper.id}/consolidate`)
  }
  const upload = async (paper: PaperView, seed: number) =>
    uploadFile(here.deps, await here.actor('contributor'), { paperId: paper.id, bytes: buildPng({ seed }) })

  test('the secretariat adds authorities, everybody of the edition sees them', async () => {
    const { body: made, status } = await add('secretariat', { name: 'Ministry of Clusters', shortName: 'MoC', country: 'ES' })
    expect(status).toBe(201)
    for (const name of ['rapporteur', 'moderator', 'contributor', 'policy'] as const) {
      expect([name, code(await add(name, { name: 'Own', shortName: 'O' }))]).toEqual([name, 'not_allowed'])
    }
    expect(code(await add('stranger', { name: 'Own', shortName: 'O' }))).toBe('not_allowed')
    for (const name of ['contributor', 'observer', 'neighbour', 'policy', 'secretariat'] as const) {
      expect([name, (await list(name)).body.items]).toEqual([name, [made]])
    }
    expect(code(await list('stranger'))).toBe('not_allowed')
    expect(code(await here.visitor().get(AUTHORITIES))).toBe('sign_in_required')
    expect(code(await add('secretariat', { name: 'Ministry of Clusters', shortName: 'Again' }))).toBe('already_exists')
    for (const body of [{ name: 'X' }, { name: '', shortName: 'x' }, { name: 'X', shortName: 'x', country: 'Spain' }]) {
      expect(code(await add('secretariat', body))).toBe('invalid_body')
    }
    expect(code(await (await here.as('secretariat')).post('/api/v1/editions/nowhere/authorities', { name: 'X', shortName: 'x' }))).toBe(
      'not_found',
    )
  })

  test('a paper is not consolidated while a recommendation asks nobody', async () => {
    const [authority] = (await list('contributor')).body.items
    const { body: elsewhere } = await (await here.as('stranger')).post<Authority>('/api/v1/editions/elsewhere/authorities', {
      name: 'Somebody else',
      shortName: 'SE',
    })
    const paper = await draftPaper(here)
    await write(paper, 0, ask({ addressees: [authority!.id] }), ask({}))
    await write(paper, 1, ask({ addressees: [elsewhere.id] }))
    const { status, body } = await consolidate(paper)
    expect([status, body.error?.code]).toEqual([409, 'recommendation_without_addressee'])
    expect(body.error?.details).toEqual({
      recommendations: [
        { sectionId: paper.sections[0]!.id, section: paper.sections[0]!.title, number: 'R2' },
        { sectionId: paper.sections[1]!.id, section: paper.sections[1]!.title, number: 'R3' },
      ],
    })
  })

  test('nor while a figure lacks its image or its description', async () => {
    const paper = await draftPaper(here)
    const foreign = await upload(await draftPaper(here, { title: 'Another paper' }), 8)
    const { sha256 } = await upload(paper, 9)
    await write(paper, 0, figure({ file: sha256, alt: 'A chart.' }), figure({ file: sha256, alt: ' ' }), figure({ alt: 'A chart.' }))
    await write(paper, 1, figure({ file: foreign.sha256, alt: 'A chart.' }))
    const { body } = await consolidate(paper)
    expect(body.error?.code).toBe('figure_incomplete')
    expect(body.error?.details).toMatchObject({
      figures: [
        { number: 2, missing: 'description' },
        { number: 3, missing: 'image' },
        { number: 4, missing: 'image' },
      ],
    })
  })

  test('a release names whom it addresses and shows its images to everybody, for as long as it stands', async () => {
    const [authority] = (await list('contributor')).body.items
    const paper = await draftPaper(here, { title: 'With everything' })
    const { sha256 } = await upload(paper, 10)
    const unused = await upload(paper, 11)
    await write(paper, 0, ask({ addressees: [authority!.id] }))
    await write(paper, 1, ask({ addressees: [authority!.id] }), figure({ file: sha256, alt: 'A chart.' }))
    expect((await consolidate(paper)).status).toBe(200)
    const secretariat = await here.as('secretariat')
    await secretariat.post(`/api/v1/papers/${paper.id}/sign-off`)
    const { body: release } = await secretariat.post<Release>(`/api/v1/papers/${paper.id}/release`)
    expect([...here.exporter.figures.keys()]).toEqual([sha256])
    expect(Buffer.compare(here.exporter.figures.get(sha256)!, buildPng({ seed: 10 }))).toBe(0)

    const address = `/api/v1/releases/${release.reference}`
    const snapshot = (await (await here.visitor().send('GET', `${address}/files/json`)).json()) as PaperSnapshot
    expect(snapshot.authorities).toEqual([{ id: authority!.id, name: 'Ministry of Clusters', shortName: 'MoC' }])
    expect(snapshot.recommendations).toMatchObject([
      { number: 'R1', sectionId: paper.sections[0]!.id },
      { number: 'R2', sectionId: paper.sections[1]!.id },
    ])
    expect(snapshot.files).toMatchObject([{ sha256, mediaType: 'image/png', width: 8, height: 4 }])

    const image = await here.visitor().send('GET', `${address}/figures/${sha256}`)
    expect([image.status, image.headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable'])
    expect(Buffer.compare(new Uint8Array(await image.arrayBuffer()), buildPng({ seed: 10 }))).toBe(0)
    expect((await here.visitor().send('GET', `${address}/figures/${unused.sha256}`)).status).toBe(404)
    expect((await here.visitor().send('GET', `/api/v1/releases/NONE-1/figures/${sha256}`)).status).toBe(404)

    const found = async (query: string) =>
      (await here.visitor().get<{ items: Release[] }>(`/api/v1/releases?${query}`)).body.items.map(({ reference }) => reference)
    expect(await found('addressee=moc')).toEqual([release.reference])
    expect(await found(`addressee=${authority!.id}`)).toEqual([release.reference])
    expect(await found('addressee=SE')).toEqual([])

    await secretariat.post(`/api/v1/papers/${paper.id}/withdraw`, { reason: 'A mistake' })
    expect((await here.visitor().send('GET', `${address}/figures/${sha256}`)).status).toBe(410)
  })

  test('leaves records that verify', async () => {
    expect(await verifyRecords(database().db)).toMatchObject({ finding: undefined })
  })
})
