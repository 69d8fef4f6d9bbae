import type { FigureMediaType } from './figure-file.ts'
import type { Language } from './languages.ts'
import type { SectionContent } from './paper-json.ts'
import type { PaperType } from './paper-type.ts'

/** One approved section as it stands in a release. `hash` is the revision's name. */
export type SnapshotSection = {
  id: string
  title: string
  content: SectionContent
  hash: string
  approvedAt: string
  approvedBy: string
}

/** An organisation whose people wrote surviving text. `country` is a two-letter code, `EL` for Greece. */
export type SnapshotOrganisation = { name: string; country: string | null }

/** An authority that recommendations of the paper ask to act, under the name that it had when the paper was released. */
export type SnapshotAuthority = { id: string; name: string; shortName: string }

/** A recommendation's number, fixed with the release. `id` and `sectionId` say where it stands. */
export type SnapshotRecommendation = { number: string; id: string | null; sectionId: string }

/** The file of a figure: its bytes are named by their SHA-256, as in the text. Width and height are in pixels, as people see it. */
export type SnapshotFile = { sha256: string; mediaType: FigureMediaType; width: number; height: number; size: number }

/**
 * A whole paper, frozen: what every rendition is made from, and what the JSON rendition is (in canonical form).
 * Times are ISO 8601 UTC. `demo` papers are marked DEMO on every page. The lists of authorities, recommendations and files are there
 * where the text names any: a paper without them reads as papers did before there were such blocks.
 */
export type PaperSnapshot = {
  format: 'concord-paper/1'
  reference: string
  version: number
  title: string
  type: PaperType
  language: Language
  edition: { slug: string; title: string; place: string; startsOn: string; endsOn: string }
  group: { kind: 'lab' | 'consortium'; name: string }
  organisations: SnapshotOrganisation[]
  sections: SnapshotSection[]
  authorities?: SnapshotAuthority[]
  recommendations?: SnapshotRecommendation[]
  files?: SnapshotFile[]
  fingerprint: string
  signedOffBy: string
  signedOffAt: string
  releasedAt: string
  supersedes: string | null
  demo: boolean
}

/** The formats a release is rendered in. */
export const RENDITION_FORMATS = ['pdf', 'docx', 'html', 'json'] as const
export type RenditionFormat = (typeof RENDITION_FORMATS)[number]

/** Media types of the renditions. */
export const RENDITION_MEDIA_TYPES: Record<RenditionFormat, string> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  html: 'text/html; charset=utf-8',
  json: 'application/json',
}
