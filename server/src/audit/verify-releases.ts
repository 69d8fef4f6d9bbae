import { type PaperSnapshot, paperFingerprint, RENDITION_FORMATS, revisionHash, sha256Hex } from '@concord/paper'
import { asc, eq } from 'drizzle-orm'
import type { Queryable } from '../deps.ts'
import type { ReleaseRow } from '../storage/release-queries.ts'
import { releaseSections, releases, renditions } from '../storage/schema.ts'
import { releasedFilesFinding } from './verify-files.ts'
import { isCanonical } from './verify-revisions.ts'

/** Every release: its snapshot, its sections, its files and its place in the line of versions. One at a time is held in memory. */
export async function* releaseFindings(db: Queryable): AsyncGenerator<string | undefined> {
  const references = await db.select({ reference: releases.reference }).from(releases).orderBy(asc(releases.reference))
  for (const { reference } of references) {
    const finding = await releaseFinding(db, reference)
    yield finding && `release ${reference}: ${finding}`
  }
}

async function releaseFinding(db: Queryable, reference: string): Promise<string | undefined> {
  const [row] = await db.select().from(releases).where(eq(releases.reference, reference))
  if (!row) return 'is missing'
  if (!isCanonical(row.snapshot)) return 'the snapshot is not canonical JSON'
  const snapshot: PaperSnapshot = JSON.parse(row.snapshot)
  return (
    fieldFinding(row, snapshot) ??
    textFinding(row, snapshot) ??
    (await sectionsFinding(db, row, snapshot)) ??
    (await filesFinding(db, row)) ??
    (await releasedFilesFinding(db, row.paperId, snapshot)) ??
    (await versionsFinding(db, row))
  )
}

const differs = (what: string, actual: unknown, recorded: unknown) => `${what} is ${actual}, recorded ${recorded}`

/** What is repeated beside the snapshot says the same. */
function fieldFinding(row: ReleaseRow, snapshot: PaperSnapshot): string | undefined {
  for (const field of ['reference', 'version', 'title', 'type', 'language', 'supersedes'] as const) {
    if (row[field] !== snapshot[field]) return differs(field, snapshot[field], row[field])
  }
  const at = row.releasedAt.toISOString()
  return at === snapshot.releasedAt ? undefined : differs('release time', snapshot.releasedAt, at)
}

function textFinding(row: ReleaseRow, snapshot: PaperSnapshot): string | undefined {
  for (const { title, content, hash } of snapshot.sections) {
    const actual = revisionHash(title, content)
    if (actual !== hash) return differs(`SHA-256 of section "${title}"`, actual, hash)
  }
  const fingerprint = paperFingerprint(snapshot.sections.map(({ hash }) => hash))
  if (fingerprint !== snapshot.fingerprint) return differs('fingerprint', fingerprint, snapshot.fingerprint)
  return fingerprint === row.fingerprint ? undefined : differs('fingerprint', fingerprint, row.fingerprint)
}

async function sectionsFinding(db: Queryable, row: ReleaseRow, snapshot: PaperSnapshot): Promise<string | undefined> {
  const listed = await db.select().from(releaseSections).where(eq(releaseSections.releaseId, row.id)).orderBy(asc(releaseSections.position))
  const recorded = listed.map(({ sectionId, hash }) => `${sectionId} ${hash}`).join(', ')
  const actual = snapshot.sections.map(({ id, hash }) => `${id} ${hash}`).join(', ')
  return actual === recorded ? undefined : 'its list of revisions is not that of the snapshot'
}

async function filesFinding(db: Queryable, row: ReleaseRow): Promise<string | undefined> {
  const files = await db.select().from(renditions).where(eq(renditions.releaseId, row.id))
  for (const format of RENDITION_FORMATS) {
    const file = files.find((other) => other.format === format)
    if (!file) return `rendition ${format}: is missing`
    const actual = sha256Hex(file.bytes)
    if (actual !== file.sha256) return `rendition ${format}: ${differs('SHA-256', actual, file.sha256)}`
    if (file.bytes.byteLength !== file.size) return `rendition ${format}: ${differs('size', file.bytes.byteLength, file.size)}`
    if (format === 'json' && actual !== sha256Hex(row.snapshot)) return 'rendition json: is not the snapshot'
  }
  return undefined
}

async function versionsFinding(db: Queryable, row: ReleaseRow): Promise<string | undefined> {
  if ((row.state === 'superseded') !== (row.supersededBy !== null)) return `is ${row.state} and names ${row.supersededBy} as its successor`
  if ((row.state === 'withdrawn') !== (row.withdrawnAt !== null)) return `is ${row.state}, withdrawn at ${row.withdrawnAt?.toISOString()}`
  if (row.supersedes !== null) {
    const [before] = await db.select().from(releases).where(eq(releases.reference, row.supersedes))
    if (before?.supersededBy !== row.reference) return `supersedes ${row.supersedes}, which names ${before?.supersededBy} as its successor`
  }
  if (row.supersededBy !== null) {
    const [after] = await db.select().from(releases).where(eq(releases.reference, row.supersededBy))
    if (after?.supersedes !== row.reference) return `names ${row.supersededBy} as its successor, which supersedes ${after?.supersedes}`
  }
  return undefined
}
