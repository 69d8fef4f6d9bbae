import { createHash } from 'node:crypto'
import type { EditionDetail, HistoryEntry, PaperView, QueueEntry, Release, SectionText, SectionView, VerifyAnswer } from '@concord/contract'
import { paperFingerprint, plainText, revisionHash, TEMPLATES } from '@concord/paper'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeOnEveryDatabase } from '../../testing/database-suites.ts'
import { openWorkspace, type Workspace } from '../../testing/test-workspace.ts'
import { checkAuditChain } from '../audit/audit-chain.ts'
import { verifyRecords } from '../audit/verify-records.ts'

describeOnEveryDatabase('a paper from the room to the authority', (database) => {
  let here: Workspace
  let paper: PaperView
  beforeAll(async () => {
    here = await openWorkspace(database())
  })
  afterAll(() => here.close())

  const refresh = async () => {
    paper = (await (await here.as('rapporteur')).get<PaperView>(`/api/v1/papers/${paper.id}`)).body
    return paper
  }
  const [lab, releaseTitle] = [() => here.ids.lab, 'Clusters <script>alert(1)</script> & "friends"']

  test('a rapporteur makes a paper from its template', async () => {
    const rapporteur = await here.as('rapporteur')
    const body = { groupId: lab(), type: 'joint_statement', title: `  ${releaseTitle} `, language: 'en' }
    const created = await rapporteur.post<PaperView>('/api/v1/papers', body)
    expect(created.status).toBe(201)
    paper = created.body
    expect(paper.title).toBe(releaseTitle)
    expect(paper.sections.map(({ title, position, state, words }) => ({ title, position, state, words }))).toEqual(
      TEMPLATES.joint_statement.map(({ title }, index) => ({ title, position: index + 1, state: 'draft', words: 0 })),
    )
    expect(paper.can).toMatchObject({ addSection: true, consolidate: false, signOff: false })
  })

  test('sections are added, renamed, moved and removed while drafting', async () => {
    const rapporteur = await here.as('rapporteur')
    const [first, second, third, , last] = paper.sections as [SectionView, SectionView, SectionView, SectionView, SectionView]
    const added = await rapporteur.post<SectionView>(`/api/v1/papers/${paper.id}/sections`, { title: 'Annex', after: first.id })
    expect(added.body).toMatchObject({ title: 'Annex', position: 2, state: 'draft' })
    const moved = await rapporteur.patch<SectionView>(`/api/v1/sections/${added.body.id}`, { title: 'What we know', after: null })
    expect(moved.body).toMatchObject({ title: 'What we know', position: 1 })
    for (const { id } of [second, third, last]) expect((await rapporteur.delete(`/api/v1/sections/${id}`)).status).toBe(204)
    expect((await rapporteur.get(`/api/v1/sections/${second.id}/content`)).status).toBe(404)
    expect((await refresh()).sections.map(({ title, position }) => [title, position])).toEqual([
      ['What we know', 1],
      ['Why we speak together', 2],
      ['What we offer', 3],
    ])
    const renamed = await rapporteur.patch<PaperView>(`/api/v1/papers/${paper.id}`, { title: releaseTitle })
    expect(renamed.body.title).toBe(releaseTitle)
  })

  test('people write, and the text has its author', async () => {
    const [first, second, third] = paper.sections as [SectionView, SectionView, SectionView]
    await here.write('contributor', first.id, 'Clusters connect 123 000 firms.')
    await here.write('contributor2', first.id, 'They ask for one portal.')
    await here.write('contributor', second.id, 'We speak together.')
    await here.write('rapporteur', third.id, 'We offer our help.')
    const contributor = await here.as('contributor')
    const { body } = await contributor.get<SectionText>(`/api/v1/sections/${first.id}/content`)
    expect(plainText(body.content).trim()).toBe('Clusters connect 123 000 firms.\nThey ask for one portal.')
    expect(body.hash).toBe(revisionHash(body.title, body.content))
    const authorship = await contributor.get<{ personId: string; characters: number }[]>(`/api/v1/sections/${first.id}/authorship`)
    expect(authorship.body.map(({ personId, characters }) => [personId, characters])).toEqual([
      [here.ids.people.contributor, 31],
      [here.ids.people.contributor2, 24],
    ])
    expect((await refresh()).sections.map(({ words }) => words)).toEqual([10, 3, 4])
  })

  test('a section goes through review: recalled, sent back with a reason, submitted again', async () => {
    const [rapporteur, moderator] = [await here.as('rapporteur'), await here.as('moderator')]
    const url = `/api/v1/sections/${paper.sections[0]?.id}`
    expect((await rapporteur.post<SectionView>(`${url}/submit`)).body.state).toBe('in_review')
    expect((await rapporteur.post<SectionView>(`${url}/recall`)).body.state).toBe('draft')
    await rapporteur.post(`${url}/submit`)
    const sentBack = await moderator.post<SectionView>(`${url}/request-changes`, { reason: ' Which figure\r\nis that? ' })
    expect(sentBack.body).toMatchObject({ state: 'changes_requested', reason: 'Which figure\nis that?' })
    expect((await rapporteur.post<SectionView>(`${url}/submit`)).body).toMatchObject({ state: 'in_review', reason: null })
    expect((await rapporteur.post(`${url}/submit`)).body).toMatchObject({ error: { code: 'wrong_state', details: { state: 'in_review' } } })
  })

  test('the moderator finds it in the queue', async () => {
    const waiting = await (await here.as('moderator')).get<{ items: QueueEntry[] }>('/api/v1/queue')
    expect(waiting.body.items).toMatchObject([
      {
        section: { title: 'What we know', words: 10 },
        paper: { id: paper.id, group: 'Lab' },
        submittedBy: 'The rapporteur',
        lastApprovedHash: null,
      },
    ])
    expect(waiting.body.items[0]?.authors.map(({ name }) => name)).toEqual(['The contributor', 'The contributor2'])
    for (const name of ['rapporteur', 'neighbour', 'stranger'] as const) {
      expect((await (await here.as(name)).get<{ items: QueueEntry[] }>('/api/v1/queue')).body.items).toEqual([])
    }
    expect((await (await here.as('secretariat')).get<{ items: QueueEntry[] }>('/api/v1/queue')).body.items).toHaveLength(1)
  })

  test('an approval names the text that was read', async () => {
    const [rapporteur, moderator] = [await here.as('rapporteur'), await here.as('moderator')]
    for (const [index, { id }] of paper.sections.entries()) {
      if (index > 0) await rapporteur.post(`/api/v1/sections/${id}/submit`)
      const { body: text } = await moderator.get<SectionText>(`/api/v1/sections/${id}/content`)
      const approved = await moderator.post<SectionView>(`/api/v1/sections/${id}/approve`, { hash: text.hash })
      expect(approved.body).toMatchObject({ state: 'approved', revision: { hash: text.hash, approvedBy: 'The moderator' } })
      const revision = await moderator.get<SectionText>(`/api/v1/sections/${id}/revisions/${text.hash}`)
      expect(revision.body).toMatchObject({ hash: text.hash, title: text.title, content: text.content })
    }
  })

  test('the history tells what happened, with reasons and authors', async () => {
    const { body } = await (await here.as('observer')).get<{ items: HistoryEntry[] }>(`/api/v1/sections/${paper.sections[0]?.id}/history`)
    const told = body.items.filter(({ kind }) => kind !== 'saved').map(({ kind, by, reason }) => [kind, by, reason])
    expect(told).toEqual([
      ['created', 'The rapporteur', null],
      ['renamed', 'The rapporteur', null],
      ['submitted', 'The rapporteur', null],
      ['recalled', 'The rapporteur', null],
      ['submitted', 'The rapporteur', null],
      ['changes_requested', 'The moderator', 'Which figure\nis that?'],
      ['submitted', 'The rapporteur', null],
      ['approved', 'The moderator', null],
    ])
    expect(body.items.at(-1)?.authors).toEqual(['The contributor', 'The contributor2'])
  })

  test('consolidated, signed off, released', async () => {
    const [rapporteur, secretariat] = [await here.as('rapporteur'), await here.as('secretariat')]
    await refresh()
    const hashes = paper.sections.map(({ revision }) => revision?.hash ?? '')
    const consolidated = await rapporteur.post<PaperView>(`/api/v1/papers/${paper.id}/consolidate`)
    expect(consolidated.body).toMatchObject({ state: 'consolidated', fingerprint: paperFingerprint(hashes) })
    expect((await secretariat.post<PaperView>(`/api/v1/papers/${paper.id}/sign-off`)).body.state).toBe('approved')
    const released = await secretariat.post<Release>(`/api/v1/papers/${paper.id}/release`)
    expect(released.body).toMatchObject({
      reference: 'HERE-2026-001',
      version: 1,
      state: 'released',
      title: releaseTitle,
      fingerprint: paperFingerprint(hashes),
      signedOffBy: 'The secretariat',
      supersedes: null,
    })
    expect(released.body.organisations.map(({ name }) => name)).toEqual([
      'Organisation of contributor',
      'Organisation of contributor2',
      'Organisation of rapporteur',
    ])
    expect(released.body.renditions.map(({ format }) => format)).toEqual(['pdf', 'docx', 'html', 'json'])
    expect((await refresh()).releases).toEqual([{ reference: 'HERE-2026-001', version: 1, state: 'released' }])
  })

  test('anybody downloads its files, with their names and hashes', async () => {
    const anybody = here.visitor()
    const { body: release } = await anybody.get<Release>('/api/v1/releases/HERE-2026-001')
    for (const { url, sha256, size, mediaType } of release.renditions) {
      const file = await anybody.send('GET', url)
      const bytes = await file.bytes()
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256)
      expect(bytes.length).toBe(size)
      expect(Object.fromEntries(file.headers)).toMatchObject({
        'content-type': mediaType,
        'content-length': String(size),
        etag: `"${sha256}"`,
        'x-content-type-options': 'nosniff',
        'cache-control': 'public, max-age=31536000, immutable',
      })
      const again = await anybody.send('GET', url, undefined, { 'if-none-match': `"${sha256}"` })
      expect([again.status, await again.text()]).toEqual([304, ''])
    }
    expect((await anybody.get('/api/v1/releases/HERE-2026-001/files/epub')).body).toMatchObject({ error: { code: 'format_not_available' } })
  })

  test('anybody verifies a file, a revision or a fingerprint', async () => {
    const anybody = here.visitor()
    const { body: release } = await anybody.get<Release>('/api/v1/releases/HERE-2026-001')
    const pdf = await (await anybody.send('GET', release.renditions[0]?.url ?? '')).bytes()
    const verifyFile = async (bytes: Uint8Array): Promise<VerifyAnswer> => {
      const form = new FormData()
      form.set('file', new File([new Uint8Array(bytes)], 'paper.pdf'))
      return (await anybody.send('POST', '/api/v1/verify', form)).json() as Promise<VerifyAnswer>
    }
    expect(await verifyFile(pdf)).toMatchObject({
      state: 'released',
      matches: 'rendition',
      format: 'pdf',
      release: { reference: 'HERE-2026-001' },
    })
    expect(await verifyFile(Buffer.concat([pdf, Buffer.from(' ')]))).toMatchObject({ state: 'unknown' })
    const verifyHash = async (sha256: string | undefined) => (await anybody.post<VerifyAnswer>('/api/v1/verify', { sha256 })).body
    expect(await verifyHash(release.sections[0]?.hash.toUpperCase())).toMatchObject({ state: 'released', matches: 'revision' })
    expect(await verifyHash(release.fingerprint)).toMatchObject({ state: 'released', matches: 'fingerprint' })
    expect(await verifyHash('0'.repeat(64))).toEqual({ state: 'unknown', sha256: '0'.repeat(64) })
  })

  test('the library and its feed show it as text', async () => {
    const anybody = here.visitor()
    const listed = await anybody.get<{ items: Release[] }>('/api/v1/releases?edition=here&type=joint_statement&q=CLUSTERS')
    expect(listed.body.items.map(({ reference }) => reference)).toEqual(['HERE-2026-001'])
    for (const query of ['edition=elsewhere', 'type=lab_report', 'q=%25', 'addressee=EISMEA']) {
      expect((await anybody.get<{ items: Release[] }>(`/api/v1/releases?${query}`)).body.items).toEqual([])
    }
    const feed = await (await anybody.send('GET', '/releases.atom')).text()
    expect(feed).toContain('<title>HERE-2026-001 Clusters &lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;friends&quot;</title>')
  })

  test('a second version is drafted beside the release and supersedes it', async () => {
    const [rapporteur, moderator, secretariat] = [await here.as('rapporteur'), await here.as('moderator'), await here.as('secretariat')]
    const reopened = await moderator.post<PaperView>(`/api/v1/papers/${paper.id}/reopen`, { reason: 'New figures' })
    expect(reopened.body).toMatchObject({ state: 'drafting', version: 2, releases: [{ state: 'released' }] })
    const section = paper.sections[0]
    await moderator.post(`/api/v1/sections/${section?.id}/reopen`, { reason: 'New figures' })
    await here.write('contributor', section?.id ?? '', 'It is 150 000 now.')
    await rapporteur.post(`/api/v1/sections/${section?.id}/submit`)
    const { body: text } = await moderator.get<SectionText>(`/api/v1/sections/${section?.id}/content`)
    await moderator.post(`/api/v1/sections/${section?.id}/approve`, { hash: text.hash })
    await rapporteur.post(`/api/v1/papers/${paper.id}/consolidate`)
    await secretariat.post(`/api/v1/papers/${paper.id}/sign-off`)
    const second = await secretariat.post<Release>(`/api/v1/papers/${paper.id}/release`)
    expect(second.body).toMatchObject({ reference: 'HERE-2026-002', version: 2, supersedes: 'HERE-2026-001' })
    const first = await here.visitor().get<Release>('/api/v1/releases/HERE-2026-001')
    expect(first.body).toMatchObject({ state: 'superseded', supersededBy: 'HERE-2026-002' })
    const kept = await here.visitor().post<VerifyAnswer>('/api/v1/verify', { sha256: second.body.sections[1]?.hash })
    expect(kept.body).toMatchObject({ state: 'released', release: { reference: 'HERE-2026-002' } })
    const old = await here.visitor().post<VerifyAnswer>('/api/v1/verify', { sha256: first.body.sections[0]?.hash })
    expect(old.body).toMatchObject({ state: 'superseded', supersededBy: 'HERE-2026-002' })
  })

  test('a withdrawn release keeps its page and loses its files', async () => {
    const secretariat = await here.as('secretariat')
    const withdrawn = await secretariat.post<PaperView>(`/api/v1/papers/${paper.id}/withdraw`, { reason: 'A figure was wrong' })
    expect(withdrawn.body.state).toBe('withdrawn')
    const { body: release } = await here.visitor().get<Release>('/api/v1/releases/HERE-2026-002')
    expect(release).toMatchObject({ state: 'withdrawn', withdrawn: { reason: 'A figure was wrong' } })
    expect((await here.visitor().get(release.renditions[0]?.url ?? '')).body).toMatchObject({ error: { code: 'withdrawn' } })
    const answer = await here.visitor().post<VerifyAnswer>('/api/v1/verify', { sha256: release.renditions[0]?.sha256 })
    expect(answer.body.state).toBe('withdrawn')
    expect((await secretariat.post(`/api/v1/papers/${paper.id}/withdraw`, { reason: 'Again' })).body).toMatchObject({
      error: { code: 'wrong_state' },
    })
  })

  test('an edition shows its papers only to those who may see them', async () => {
    const papersOf = async (name: Parameters<Workspace['as']>[0] | undefined) => {
      const browser = name ? await here.as(name) : here.visitor()
      return (await browser.get<EditionDetail>('/api/v1/editions/here')).body.papers.length
    }
    expect(await Promise.all([papersOf(undefined), papersOf('stranger'), papersOf('neighbour')])).toEqual([0, 0, 0])
    expect(await Promise.all([papersOf('observer'), papersOf('policy'), papersOf('secretariat')])).toEqual([1, 1, 1])
  })

  test('the audit chain holds, without names and reasons, and every record is right', async () => {
    const { db } = database()
    expect(await checkAuditChain(db)).toMatchObject({ ok: true })
    expect(await verifyRecords(db)).toMatchObject({ finding: undefined })
  })
})
