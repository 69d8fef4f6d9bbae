import { releaseQuery, renditionFormat } from '@concord/contract'
import { Hono } from 'hono'
import type { Deps } from '../deps.ts'
import type { AppEnv } from '../http/app-env.ts'
import { AppError } from '../http/app-error.ts'
import { notFound } from '../policies/hats.ts'
import { presentReleaseSummary } from '../presenters/releases.ts'
import { listReleases, maybeFindRelease, maybeFindRenditionMark, mustReadRendition } from '../storage/release-queries.ts'
import { readQuery } from './read-body.ts'
import { viewRelease } from './release-view.ts'
import { isSameFile, renditionHeaders } from './rendition-headers.ts'

/** The public library. A release that was withdrawn keeps its page and loses its files. */
export const releaseRoutes = ({ db }: Deps) =>
  new Hono<AppEnv>()
    .get('/api/v1/releases', async (c) => {
      const query = readQuery(c, releaseQuery)
      const releases = await listReleases(db, query)
      return c.json({ items: releases.map(presentReleaseSummary) })
    })
    .get('/api/v1/releases/:reference', async (c) => c.json(await viewRelease(db, c.req.param('reference'))))
    .get('/api/v1/releases/:reference/files/:format', async (c) => {
      const release = await maybeFindRelease(db, c.req.param('reference'))
      if (!release) throw notFound('release')
      const format = renditionFormat.safeParse(c.req.param('format')).data
      const mark = format && (await maybeFindRenditionMark(db, release.id, format))
      if (!mark) throw new AppError('format_not_available', 'This release has no file of this format.')
      if (release.state === 'withdrawn')
        throw new AppError('withdrawn', `${release.reference} was withdrawn.`, { reference: release.reference })
      const headers = renditionHeaders(release, mark)
      if (isSameFile(c.req.header('if-none-match'), mark.sha256)) return c.body(null, 304, headers)
      const bytes = await mustReadRendition(db, release.id, mark.format)
      return c.body(new Uint8Array(bytes), 200, { ...headers, 'Content-Length': String(mark.size) })
    })
