import { FIGURE_LIMITS, type FigureMediaType, type PaperSnapshot } from '@concord/paper'
import { type Context, Hono } from 'hono'
import { mustActor } from '../auth/identify.ts'
import type { Limits } from '../auth/limits.ts'
import { mustSeePaper } from '../commands/take-paper.ts'
import { mustMayUpload, uploadFile } from '../commands/upload-file.ts'
import type { Deps } from '../deps.ts'
import { mustReadFile } from '../files/must-read-file.ts'
import type { AppEnv } from '../http/app-env.ts'
import { AppError } from '../http/app-error.ts'
import { notFound } from '../policies/hats.ts'
import { presentFigureFile } from '../presenters/figures.ts'
import { maybeFindPaperFile } from '../storage/file-queries.ts'
import { maybeFindRelease } from '../storage/release-queries.ts'
import { figureHeaders } from './figure-headers.ts'
import { maybeBoundary, multipartFile } from './multipart-file.ts'
import { limitedBytes } from './read-body.ts'
import { isSameFile } from './rendition-headers.ts'

/** What the form around a file may take. */
const FORM_BYTES = 64 * 1024

async function readUpload(c: Context<AppEnv>): Promise<Uint8Array> {
  const boundary = maybeBoundary(c.req.header('content-type'))
  if (!boundary) throw new AppError('invalid_body', 'This call takes a form with a file named "file".')
  const maxBytes = FIGURE_LIMITS.bytes
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of multipartFile(limitedBytes(c, maxBytes + FORM_BYTES), boundary)) {
    size += chunk.length
    if (size > maxBytes) throw new AppError('too_large', `The image is larger than ${maxBytes / 1024 / 1024} MB.`, { maxBytes })
    chunks.push(Uint8Array.from(chunk))
  }
  return new Uint8Array(Buffer.concat(chunks))
}

type ShownFile = { sha256: string; mediaType: FigureMediaType }

const sendFile = async (c: Context<AppEnv>, { files }: Deps, file: ShownFile, audience: 'private' | 'public') => {
  const headers = figureHeaders(file, audience)
  if (isSameFile(c.req.header('if-none-match'), file.sha256)) return c.body(null, 304, headers)
  return c.body(new Uint8Array(await mustReadFile(files, file.sha256)), 200, headers)
}

/** The images of a paper's figures: uploaded by those who write in it, seen by those who see the paper. */
export const paperFileRoutes = (deps: Deps, limits: Limits) =>
  new Hono<AppEnv>()
    .post('/api/v1/papers/:paperId/files', async (c) => {
      const actor = mustActor(c)
      const paperId = c.req.param('paperId')
      await mustMayUpload(deps.db, actor, paperId)
      await limits.upload.mustTry(actor.personId)
      return c.json(presentFigureFile(await uploadFile(deps, actor, { paperId, bytes: await readUpload(c) })), 201)
    })
    .get('/api/v1/papers/:paperId/files/:sha256', async (c) => {
      const { paper } = await mustSeePaper(deps.db, mustActor(c), c.req.param('paperId'))
      const file = await maybeFindPaperFile(deps.db, paper.id, c.req.param('sha256'))
      if (!file) throw notFound('file')
      return sendFile(c, deps, file, 'private')
    })

/** The images of a release's figures, for everybody. */
export const releaseFigureRoutes = (deps: Deps) =>
  new Hono<AppEnv>().get('/api/v1/releases/:reference/figures/:sha256', async (c) => {
    const release = await maybeFindRelease(deps.db, c.req.param('reference'))
    if (!release) throw notFound('release')
    if (release.state === 'withdrawn')
      throw new AppError('withdrawn', `${release.reference} was withdrawn.`, { reference: release.reference })
    const { files = [] }: PaperSnapshot = JSON.parse(release.snapshot)
    const file = files.find(({ sha256 }) => sha256 === c.req.param('sha256'))
    if (!file) throw notFound('file')
    return sendFile(c, deps, file, 'public')
  })
