import type { PaperType, RenditionFormat } from '@concord/paper'
import { and, desc, eq, getTableColumns, ilike, sql } from 'drizzle-orm'
import type { Queryable } from '../deps.ts'
import { editions, groups, papers, releaseSections, releases, renditions } from './schema.ts'
import { containing } from './text-search.ts'

export type ReleaseRow = typeof releases.$inferSelect
/** A release as lists show it: without its snapshot. */
export type ListedRelease = {
  release: Omit<ReleaseRow, 'snapshot'>
  edition: { slug: string; title: string; demo: boolean }
  group: { kind: 'lab' | 'consortium'; name: string }
}
/** A rendition without its bytes. */
export type RenditionMark = { format: RenditionFormat; sha256: string; size: number }
export type ReleaseFilter = {
  edition?: string | undefined
  type?: PaperType | undefined
  q?: string | undefined
  /** Id or short name of an authority that a recommendation asks to act. */
  addressee?: string | undefined
}

const { snapshot: _snapshot, ...withoutSnapshot } = getTableColumns(releases)

const listed = (db: Queryable) =>
  db
    .select({
      release: withoutSnapshot,
      edition: { slug: editions.slug, title: editions.title, demo: editions.demo },
      group: { kind: groups.kind, name: groups.name },
    })
    .from(releases)
    .innerJoin(editions, eq(releases.editionId, editions.id))
    .innerJoin(papers, eq(releases.paperId, papers.id))
    .innerJoin(groups, eq(papers.groupId, groups.id))

const addresses = (authority: string) => sql`exists (
  select from jsonb_array_elements(${releases.snapshot}::jsonb -> 'authorities') as a
  where a ->> 'id' = ${authority} or lower(a ->> 'shortName') = lower(${authority}))`

/** Releases, the newest first. */
export const listReleases = (db: Queryable, filter: ReleaseFilter = {}): Promise<ListedRelease[]> =>
  listed(db)
    .where(
      and(
        filter.edition ? eq(editions.slug, filter.edition) : undefined,
        filter.type ? eq(releases.type, filter.type) : undefined,
        filter.q ? ilike(releases.title, containing(filter.q)) : undefined,
        filter.addressee ? addresses(filter.addressee) : undefined,
      ),
    )
    .orderBy(desc(releases.releasedAt), desc(releases.reference))

export async function maybeFindListedRelease(db: Queryable, reference: string): Promise<ListedRelease | undefined> {
  const [row] = await listed(db).where(eq(releases.reference, reference))
  return row
}

export async function maybeFindRelease(db: Queryable, reference: string): Promise<ReleaseRow | undefined> {
  const [row] = await db.select().from(releases).where(eq(releases.reference, reference))
  return row
}

/** Every release of a paper, the newest version first. */
export const listReleasesOf = (db: Queryable, paperId: string): Promise<ReleaseRow[]> =>
  db.select().from(releases).where(eq(releases.paperId, paperId)).orderBy(desc(releases.version))

export const listRenditions = (db: Queryable, releaseId: string): Promise<RenditionMark[]> =>
  db
    .select({ format: renditions.format, sha256: renditions.sha256, size: renditions.size })
    .from(renditions)
    .where(eq(renditions.releaseId, releaseId))

/** What a release records of one file, without its bytes. */
export const maybeFindRenditionMark = async (
  db: Queryable,
  releaseId: string,
  format: RenditionFormat,
): Promise<RenditionMark | undefined> => (await listRenditions(db, releaseId)).find((mark) => mark.format === format)

/** The bytes of a file that the release is known to have. */
export async function mustReadRendition(db: Queryable, releaseId: string, format: RenditionFormat): Promise<Uint8Array> {
  const [row] = await db
    .select({ bytes: renditions.bytes })
    .from(renditions)
    .where(and(eq(renditions.releaseId, releaseId), eq(renditions.format, format)))
  if (!row) throw new Error(`release ${releaseId} has no ${format}`)
  return row.bytes
}

/** The releases with a file of this hash, and which file it is. */
export const listReleasesWithFile = (db: Queryable, sha256: string) =>
  db
    .select({ reference: releases.reference, state: releases.state, format: renditions.format })
    .from(renditions)
    .innerJoin(releases, eq(renditions.releaseId, releases.id))
    .where(eq(renditions.sha256, sha256))

/** The releases of papers with this fingerprint. */
export const listReleasesWithFingerprint = (db: Queryable, fingerprint: string) =>
  db.select({ reference: releases.reference, state: releases.state }).from(releases).where(eq(releases.fingerprint, fingerprint))

/** Stores a release with its revisions and files. */
export async function insertRelease(
  tx: Queryable,
  row: typeof releases.$inferInsert,
  parts: {
    sections: readonly { sectionId: string; hash: string }[]
    files: readonly { format: RenditionFormat; sha256: string; bytes: Uint8Array }[]
  },
): Promise<void> {
  await tx.insert(releases).values(row)
  await tx.insert(releaseSections).values(parts.sections.map((section, index) => ({ ...section, releaseId: row.id, position: index + 1 })))
  for (const file of parts.files) await tx.insert(renditions).values({ ...file, releaseId: row.id, size: file.bytes.byteLength })
}

export async function updateRelease(tx: Queryable, releaseId: string, change: Partial<ReleaseRow>): Promise<void> {
  await tx.update(releases).set(change).where(eq(releases.id, releaseId))
}
