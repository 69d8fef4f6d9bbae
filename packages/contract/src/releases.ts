import { RELEASE_STATES, RENDITION_FORMATS } from '@concord/paper'
import * as z from 'zod/mini'
import * as f from './fields.ts'

export const renditionFormat = z.enum(RENDITION_FORMATS)
export const rendition = z.object({
  format: renditionFormat,
  mediaType: z.string(),
  size: f.int,
  sha256: f.hash,
  fileName: z.string(),
  url: z.string(),
})
export const releaseSummary = z.object({
  reference: z.string(),
  title: z.string(),
  type: f.paperType,
  language: f.language,
  version: f.int,
  state: z.enum(RELEASE_STATES),
  edition: z.object({ slug: z.string(), title: z.string() }),
  group: z.object({ kind: f.groupKind, name: z.string() }),
  releasedAt: f.at,
  fingerprint: f.hash,
  demo: z.boolean(),
})
export const release = z.extend(releaseSummary, {
  organisations: z.array(z.object({ name: z.string(), country: z.nullable(z.string()) })),
  sections: z.array(z.object({ title: z.string(), hash: f.hash, approvedAt: f.at, approvedBy: z.string() })),
  signedOffBy: z.string(),
  signedOffAt: f.at,
  renditions: z.array(rendition),
  supersedes: z.nullable(z.string()),
  supersededBy: z.nullable(z.string()),
  withdrawn: z.nullable(z.object({ at: f.at, reason: z.string() })),
})
export const releaseList = f.listOf(releaseSummary)
export const releaseQuery = z.object({
  edition: z.optional(z.string().check(z.maxLength(100))),
  type: z.optional(f.paperType),
  addressee: z.optional(z.string().check(z.maxLength(100))),
  q: z.optional(z.string().check(z.trim(), z.maxLength(200))),
})

export const verifyBody = z.object({ sha256: z.pipe(z.string().check(z.trim(), z.toLowerCase()), f.hash) })
export const verifyAnswer = z.object({
  state: z.enum([...RELEASE_STATES, 'unknown']),
  sha256: f.hash,
  release: z.optional(releaseSummary),
  /** What the hash names in that release: one of its files, a section's revision, or the paper's fingerprint. */
  matches: z.optional(z.enum(['rendition', 'revision', 'fingerprint'])),
  format: z.optional(renditionFormat),
  supersededBy: z.nullish(z.string()),
})

export type ReleaseSummary = z.infer<typeof releaseSummary>
export type Release = z.infer<typeof release>
export type VerifyAnswer = z.infer<typeof verifyAnswer>
