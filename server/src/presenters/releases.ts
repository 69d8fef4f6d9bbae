import type { Release, ReleaseSummary } from '@concord/contract'
import { type PaperSnapshot, RENDITION_FORMATS, RENDITION_MEDIA_TYPES, type RenditionFormat } from '@concord/paper'
import type { ListedRelease, ReleaseRow, RenditionMark } from '../storage/release-queries.ts'

export const presentReleaseSummary = ({ release, edition, group }: ListedRelease): ReleaseSummary => ({
  reference: release.reference,
  title: release.title,
  type: release.type,
  language: release.language,
  version: release.version,
  state: release.state,
  edition: { slug: edition.slug, title: edition.title },
  group: { kind: group.kind, name: group.name },
  releasedAt: release.releasedAt.toISOString(),
  fingerprint: release.fingerprint,
  demo: edition.demo,
})

/** A whole release: what the snapshot says of it, its files, and what became of it since. */
export function presentRelease(listed: ListedRelease, row: ReleaseRow, renditions: readonly RenditionMark[]): Release {
  const snapshot: PaperSnapshot = JSON.parse(row.snapshot)
  return {
    ...presentReleaseSummary(listed),
    organisations: snapshot.organisations.map(({ name, country }) => ({ name, country })),
    sections: snapshot.sections.map(({ title, hash, approvedAt, approvedBy }) => ({ title, hash, approvedAt, approvedBy })),
    signedOffBy: snapshot.signedOffBy,
    signedOffAt: snapshot.signedOffAt,
    renditions: presentRenditions(row, renditions),
    supersedes: row.supersedes,
    supersededBy: row.supersededBy,
    withdrawn: row.withdrawnAt && { at: row.withdrawnAt.toISOString(), reason: row.withdrawnReason ?? '' },
  }
}

const presentRenditions = (release: Pick<ReleaseRow, 'reference' | 'title'>, renditions: readonly RenditionMark[]): Release['renditions'] =>
  renditions
    .toSorted((a, b) => RENDITION_FORMATS.indexOf(a.format) - RENDITION_FORMATS.indexOf(b.format))
    .map(({ format, sha256, size }) => ({
      format,
      mediaType: RENDITION_MEDIA_TYPES[format],
      size,
      sha256,
      fileName: fileNameOf(release, format),
      url: `/api/v1/releases/${encodeURIComponent(release.reference)}/files/${format}`,
    }))

/** `ECA-2025-003 Clusters in the fund.pdf`: without characters that file systems or headers take for something else. */
export function fileNameOf({ reference, title }: Pick<ReleaseRow, 'reference' | 'title'>, format: RenditionFormat): string {
  const words = title.replace(/[\p{C}/\\:*?"<>|%]+/gu, ' ').replace(/\s+/gu, ' ')
  return `${reference} ${[...words].slice(0, 80).join('').trim()}.${format}`
}
