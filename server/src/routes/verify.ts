import { createHash } from 'node:crypto'
import { type VerifyAnswer, verifyBody } from '@concord/contract'
import type { ReleaseState } from '@concord/paper'
import { type Context, Hono } from 'hono'
import { clientAddress } from '../auth/client-address.ts'
import type { Limits } from '../auth/limits.ts'
import type { Deps, Queryable } from '../deps.ts'
import type { AppEnv } from '../http/app-env.ts'
import { presentReleaseSummary } from '../presenters/releases.ts'
import { listReleasesWithFile, listReleasesWithFingerprint, maybeFindListedRelease } from '../storage/release-queries.ts'
import { listReleasesWithRevision } from '../storage/revision-queries.ts'
import { maybeBoundary, multipartFile } from './multipart-file.ts'
import { limitedBytes, readBody } from './read-body.ts'

const MAX_FILE_BYTES = 50 * 1024 * 1024

/** Answers whether a file or a hash is something that was released, without keeping the file. */
export const verifyRoutes = (deps: Deps, limits: Limits) =>
  new Hono<AppEnv>().post('/api/v1/verify', async (c) => {
    await limits.verify.mustTry(clientAddress(c, deps.env.proxies))
    const boundary = maybeBoundary(c.req.header('content-type'))
    const sha256 = boundary ? await hashUpload(c, boundary) : (await readBody(c, verifyBody)).sha256
    return c.json(await verifyHash(deps.db, sha256))
  })

async function hashUpload(c: Context<AppEnv>, boundary: string): Promise<string> {
  const digest = createHash('sha256')
  for await (const bytes of multipartFile(limitedBytes(c, MAX_FILE_BYTES), boundary)) digest.update(bytes)
  return digest.digest('hex')
}

/** What is valid now says more about a text than what was valid once. */
const RANK: Record<ReleaseState, number> = { released: 0, superseded: 1, withdrawn: 2 }

const strongest = <Found extends { state: ReleaseState; reference: string }>(found: readonly Found[]): Found | undefined =>
  found.toSorted((a, b) => RANK[a.state] - RANK[b.state] || (a.reference < b.reference ? 1 : -1))[0]

type Match = Pick<VerifyAnswer, 'matches' | 'format'> & { reference: string }

async function maybeMatch(db: Queryable, sha256: string): Promise<Match | undefined> {
  const file = strongest(await listReleasesWithFile(db, sha256))
  if (file) return { reference: file.reference, matches: 'rendition', format: file.format }
  const revision = strongest(await listReleasesWithRevision(db, sha256))
  if (revision) return { reference: revision.reference, matches: 'revision' }
  const paper = strongest(await listReleasesWithFingerprint(db, sha256))
  return paper && { reference: paper.reference, matches: 'fingerprint' }
}

async function verifyHash(db: Queryable, sha256: string): Promise<VerifyAnswer> {
  const match = await maybeMatch(db, sha256)
  const listed = match && (await maybeFindListedRelease(db, match.reference))
  if (!match || !listed) return { state: 'unknown', sha256 }
  const { state, supersededBy } = listed.release
  const { matches, format } = match
  return { state, sha256, release: presentReleaseSummary(listed), matches, ...(format && { format }), supersededBy }
}
