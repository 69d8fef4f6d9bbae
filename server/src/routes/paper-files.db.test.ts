import { createHash } from 'node:crypto'
import type { FigureFile, PaperView } from '@concord/contract'
import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeOnEveryDatabase } from '../../testing/database-suites.ts'
import { buildPng, exifSegment, JPEG, jpegWith, WEBP } from '../../testing/sample-images.ts'
import { approveSections, draftPaper } from '../../testing/test-paper.ts'
import { openWorkspace, type PersonName, type Workspace } from '../../testing/test-workspace.ts'
import { verifyRecords } from '../audit/verify-records.ts'
import { auditEvents, paperFiles, storedFiles } from '../storage/schema.ts'

type Answer = { status: number; body: FigureFile & { error?: { code: string; details?: Record<string, unknown> } } }
const sha256Of = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

describeOnEveryDatabase('images of a paper’s figures', (database) => {
  let here: Workspace
  let paper: PaperView
  beforeAll(async () => {
    here = await openWorkspace(database())
    paper = await draftPaper(here)
  })
  afterAll(() => here.close())

  async function upload(
    name: PersonName | undefined,
    bytes: Uint8Array,
    { paperId = paper.id, fileName = 'x.png', type = 'image/png' } = {},
  ) {
    const form = new FormData()
    form.set('file', new Blob([Uint8Array.from(bytes)], { type }), fileName)
    const browser = name ? await here.as(name) : here.visitor()
    const response = await browser.send('POST', `/api/v1/papers/${paperId}/files`, form)
    return { status: response.status, body: await response.json() } as Answer
  }
  const read = async (name: PersonName | undefined, sha256: string, headers: Record<string, string> = {}, paperId = paper.id) =>
    (name ? await here.as(name) : here.visitor()).send('GET', `/api/v1/papers/${paperId}/files/${sha256}`, undefined, headers)
  const codeOf = ({ body }: Answer) => body.error?.code

  test('whoever may write in the paper uploads, nobody else', async () => {
    for (const name of ['contributor', 'rapporteur', 'moderator'] as const) {
      const { status, body } = await upload(name, buildPng({ seed: name.length }))
      expect([name, status]).toEqual([name, 201])
      expect(body).toEqual({
        sha256: sha256Of(buildPng({ seed: name.length })),
        mediaType: 'image/png',
        width: 8,
        height: 4,
        size: expect.any(Number),
      })
    }
    for (const name of ['endorser', 'observer', 'secretariat', 'policy'] as const) {
      expect([name, codeOf(await upload(name, buildPng({ seed: 999 })))]).toEqual([name, 'not_allowed'])
    }
    for (const name of ['neighbour', 'stranger'] as const)
      expect([name, codeOf(await upload(name, buildPng()))]).toEqual([name, 'not_found'])
    expect(codeOf(await upload(undefined, buildPng()))).toBe('sign_in_required')
    for (const paperId of ['x', crypto.randomUUID()]) expect(codeOf(await upload('contributor', buildPng(), { paperId }))).toBe('not_found')
  })

  test('the bytes decide what it is, whatever name and type say', async () => {
    const jpeg = await upload('contributor', JPEG, { fileName: 'page.html', type: 'text/html' })
    expect(jpeg.body).toMatchObject({ mediaType: 'image/jpeg', width: 64, height: 32 })
    expect((await upload('contributor', WEBP, { fileName: 'x.svg', type: 'image/svg+xml' })).body).toMatchObject({
      mediaType: 'image/webp',
    })
    const svg = await upload('contributor', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), { fileName: 'x.png' })
    expect([svg.status, codeOf(svg)]).toEqual([415, 'unsupported_image'])
    const cut = await upload('contributor', JPEG.subarray(0, 200))
    expect([cut.status, codeOf(cut)]).toEqual([422, 'damaged_image'])
  })

  test('what a photograph tells of its place is not stored', async () => {
    const { body } = await upload('contributor', jpegWith(exifSegment(6)))
    expect(body).toMatchObject({ width: 32, height: 64 })
    const stored = await here.deps.files.get(body.sha256)
    expect(Buffer.from(stored!).includes('GPS')).toBe(false)
    expect(sha256Of(stored!)).toBe(body.sha256)
  })

  test('the same image again is the same file, with one event', async () => {
    const image = buildPng({ seed: 4_711 })
    const answers = await Promise.all([upload('contributor', image), upload('contributor2', image), upload('rapporteur', image)])
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201])
    const [sha256] = new Set(answers.map(({ body }) => body.sha256))
    const events = await database()
      .db.select({ data: auditEvents.data })
      .from(auditEvents)
      .where(and(eq(auditEvents.action, 'paper.file_added'), eq(auditEvents.subjectId, paper.id)))
    expect(events.filter(({ data }) => data.sha256 === sha256)).toHaveLength(1)
  })

  test('who sees the paper sees its images, in the form in which nothing can run', async () => {
    const { body } = await upload('contributor', buildPng({ seed: 77 }))
    for (const name of ['observer', 'policy', 'moderator', 'endorser'] as const) {
      const response = await read(name, body.sha256)
      expect([name, response.status]).toEqual([name, 200])
      expect(sha256Of(new Uint8Array(await response.arrayBuffer()))).toBe(body.sha256)
    }
    const { headers } = await read('observer', body.sha256)
    expect(
      Object.fromEntries(
        ['content-type', 'x-content-type-options', 'content-security-policy', 'cache-control', 'etag'].map((name) => [
          name,
          headers.get(name),
        ]),
      ),
    ).toEqual({
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'cache-control': 'private, max-age=31536000, immutable',
      etag: `"${body.sha256}"`,
    })
    expect((await read('observer', body.sha256, { 'if-none-match': `"${body.sha256}"` })).status).toBe(304)
    for (const name of ['neighbour', 'stranger'] as const) expect([name, (await read(name, body.sha256)).status]).toEqual([name, 404])
    expect((await read(undefined, body.sha256)).status).toBe(401)
    expect((await read('observer', '0'.repeat(64))).status).toBe(404)
    const other = await draftPaper(here, { title: 'Another' })
    expect((await read('observer', body.sha256, {}, other.id)).status).toBe(404)
  })

  test('an image and a paper have their limits', async () => {
    const tooMuch = await upload('contributor', Buffer.concat([buildPng(), Buffer.alloc(5 * 1024 * 1024)]))
    expect([tooMuch.status, codeOf(tooMuch)]).toEqual([413, 'too_large'])
    const farTooMuch = await upload('contributor', Buffer.alloc(6 * 1024 * 1024))
    expect([farTooMuch.status, codeOf(farTooMuch)]).toEqual([413, 'too_large'])
    const full = await draftPaper(here, { title: 'Full' })
    const row = {
      paperId: full.id,
      mediaType: 'image/png' as const,
      width: 1,
      height: 1,
      uploadedBy: here.ids.people.contributor,
      uploadedAt: new Date(),
    }
    const rows = Array.from({ length: 99 }, (_, index) => ({ ...row, sha256: sha256Of(Buffer.from([index])), size: 1 }))
    await database().db.insert(paperFiles).values(rows)
    const answers = await Promise.all([1, 2, 3].map((seed) => upload('contributor', buildPng({ seed }), { paperId: full.id })))
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409])
    expect(answers.map(codeOf).filter(Boolean)).toEqual(['too_many_files', 'too_many_files'])
    await database().db.delete(paperFiles).where(eq(paperFiles.size, 1))
    const heavy = await draftPaper(here, { title: 'Heavy' })
    await database()
      .db.insert(paperFiles)
      .values({ ...row, paperId: heavy.id, sha256: sha256Of(Buffer.from('heavy')), size: 50 * 1024 * 1024 - 10 })
    expect(codeOf(await upload('contributor', buildPng(), { paperId: heavy.id }))).toBe('too_many_files')
    await database().db.delete(paperFiles).where(eq(paperFiles.paperId, heavy.id))
  })

  test('a form without a file, and what is no form, are refused', async () => {
    const browser = await here.as('contributor')
    const send = async (body: BodyInit, headers: Record<string, string> = {}) =>
      ((await (await browser.send('POST', `/api/v1/papers/${paper.id}/files`, body, headers)).json()) as Answer['body']).error?.code
    const empty = new FormData()
    empty.set('other', 'x')
    expect(await send(empty)).toBe('invalid_body')
    expect(await send('{}', { 'content-type': 'application/json' })).toBe('invalid_body')
    expect(await send('x', { 'content-type': 'multipart/form-data; boundary=x' })).toBe('invalid_body')
    expect(codeOf(await upload('contributor', Buffer.alloc(0)))).toBe('unsupported_image')
  })

  test('nobody adds images to a paper whose sections are all approved', async () => {
    const closed = await draftPaper(here, { title: 'Closed' })
    await approveSections(here, closed)
    for (const name of ['contributor', 'rapporteur', 'moderator'] as const) {
      expect([name, codeOf(await upload(name, buildPng(), { paperId: closed.id }))]).toEqual([name, 'section_frozen'])
    }
    expect(codeOf(await upload('observer', buildPng(), { paperId: closed.id }))).toBe('not_allowed')
  })

  test('somebody who may only suggest may bring an image for it', async () => {
    const inReview = await draftPaper(here, { title: 'In review' })
    for (const { id } of inReview.sections.slice(0, 2)) await (await here.as('rapporteur')).post(`/api/v1/sections/${id}/submit`)
    expect((await upload('contributor', buildPng({ seed: 5 }), { paperId: inReview.id })).status).toBe(201)
  })

  test('a person uploads at most 120 times in an hour', async () => {
    const codes = new Set<string | undefined>()
    for (let count = 0; count < 120; count++) codes.add(codeOf(await upload('contributor2', Buffer.alloc(0))))
    expect(codeOf(await upload('contributor2', Buffer.alloc(0)))).toBe('too_many_requests')
    expect(codes).toContain('unsupported_image')
    expect(codeOf(await upload('contributor', Buffer.alloc(0)))).toBe('unsupported_image')
  })

  test('a store that lost or changed an image is named', async () => {
    const { db } = database()
    expect(await verifyRecords(db)).toMatchObject({ finding: undefined })
    const { body } = await upload('contributor', buildPng({ seed: 31_337 }))
    await db
      .update(storedFiles)
      .set({ bytes: Buffer.from('other') })
      .where(eq(storedFiles.sha256, body.sha256))
    expect((await verifyRecords(db)).finding).toContain(`file ${body.sha256}: SHA-256 is`)
    expect((await read('observer', body.sha256)).status).toBe(500)
    await db.delete(storedFiles).where(eq(storedFiles.sha256, body.sha256))
    expect((await verifyRecords(db)).finding).toBe(`file ${body.sha256}: is missing`)
  })
})
