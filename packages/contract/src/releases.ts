import { RELEASE_STATES, RENDITION_FORMATS } from '@concord/paper'
import { z } from 'zod'
import * as f from './fields.ts'

export const renditionFormat = z.enum(RENDITION_FORMATS)
export const rendition = z.object({
  format: renditionFormat,
  mediaType: z.string(),
  size: z.number().int(),
  sha256: f.hash,
  fileName: z.string(),
  url: z.string(),
})
export const releaseSummary = z.object({
  reference: z.string(),
  title: z.string(),
  type: f.paperType,
  language: f.language,
  version: z.number().int(),
  state: z.enum(RELEASE_STATES),
  edition: z.object({ slug: z.string(), title: z.string() }),
  group: z.object({ kind: f.groupKind, name: z.string() }),
  releasedAt: f.at,
  fingerprint: f.hash,
  demo: z.boolean(),
})
export const release = releaseSummary.extend({
  organisations: z.array(z.object({ name: z.string(), country: z.string().nullable() })),
  sections: z.array(z.object({ title: z.string(), hash: f.hash, approvedAt: f.at, approvedBy: z.string() })),
  signedOffBy: z.string(),
  signedOffAt: f.at,
  renditions: z.array(rendition),
  supersedes: z.string().nullable(),
  supersededBy: z.string().nullable(),
  withdrawn: z.object({ at: f.at, reason: z.string() }).nullable(),
})
export const releaseList = f.listOf(releaseSummary)
export const releaseQuery = z.object({
  edition: z.string().max(100).optional(),
  type: f.paperType.optional(),
  addressee: z.string().max(100).optional(),
  q: z.string().trim().max(200).optional(),
})

export const verifyBody = z.object({ sha256: z.string().trim().toLowerCase().pipe(f.hash) })
export const verifyAnswer = z.object({
  state: z.enum([...RELEASE_STATES, 'unknown']),
  sha256: f.hash,
  release: releaseSummary.optional(),
  /** What the hash names in that release: one of its files, a section's revision, or the paper's fingerprint. */
  matches: z.enum(['rendition', 'revision', 'fingerprint']).optional(),
  format: renditionFormat.optional(),
  supersededBy: z.string().nullable().optional(),
})

export type ReleaseSummary = z.infer<typeof releaseSummary>
export type Release = z.infer<typeof release>
export type VerifyAnswer = z.infer<typeof verifyAnswer>
