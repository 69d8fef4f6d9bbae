import assert from 'node:assert/strict'
import type { PaperSnapshot, SectionContent, SnapshotSection } from '@concord/paper'
import type { Queryable } from '../deps.ts'
import type { PaperPlace } from '../storage/paper-queries.ts'
import { findPeople } from '../storage/people-queries.ts'
import { listOrganisationsOf, maybeFindRevision } from '../storage/revision-queries.ts'
import { type ListedSection, listSections } from '../storage/section-queries.ts'
import { snapshotReferences } from './snapshot-references.ts'

/** What a release adds to the paper. */
export type ReleaseFacts = { reference: string; releasedAt: Date; supersedes: string | null }

/** A revision's body: exactly what was hashed. */
export const readRevisionBody = (body: string): { title: string; content: SectionContent } => JSON.parse(body)

/** The whole paper as it was approved: every word comes from a stored revision, never from the live text. */
export async function buildSnapshot(
  db: Queryable,
  { paper, group, edition }: PaperPlace,
  { reference, releasedAt, supersedes }: ReleaseFacts,
): Promise<PaperSnapshot> {
  const rows = await listSections(db, paper.id)
  const sections = await Promise.all(rows.map((row) => snapshotSection(db, row)))
  const { fingerprint, signedOffAt, signedOffBy } = paper
  assert(fingerprint && signedOffAt && signedOffBy, 'only a paper that was signed off has a snapshot')
  const signatory = (await findPeople(db, [signedOffBy])).get(signedOffBy)
  const { slug, title, place, startsOn, endsOn } = edition
  return {
    format: 'concord-paper/1',
    reference,
    version: paper.version,
    title: paper.title,
    type: paper.type,
    language: paper.language,
    edition: { slug, title, place, startsOn, endsOn },
    group: { kind: group.kind, name: group.name },
    organisations: await listOrganisationsOf(
      db,
      sections.map(({ id, hash }) => ({ sectionId: id, hash })),
    ),
    sections,
    ...(await snapshotReferences(db, { paper, edition }, sections)),
    fingerprint,
    signedOffBy: signatory?.name ?? '',
    signedOffAt: signedOffAt.toISOString(),
    releasedAt: releasedAt.toISOString(),
    supersedes,
    demo: edition.demo,
  }
}

async function snapshotSection(db: Queryable, row: ListedSection): Promise<SnapshotSection> {
  assert(row.approvedHash && row.approvedAt, 'only approved sections are released')
  const revision = await maybeFindRevision(db, row.id, row.approvedHash)
  assert(revision, `section ${row.id} has no revision ${row.approvedHash}`)
  return {
    ...readRevisionBody(revision.body),
    id: row.id,
    hash: revision.hash,
    approvedAt: row.approvedAt.toISOString(),
    approvedBy: row.approvedByName ?? '',
  }
}
