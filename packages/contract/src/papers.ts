import * as z from 'zod/mini'
import * as f from './fields.ts'

export const createPaperBody = z.object({ groupId: f.id, type: f.paperType, title: f.title, language: f.language })
export const renamePaperBody = z.object({ title: f.title })
export const paperQuery = z.object({
  group: z.optional(f.id),
  state: z.optional(f.paperState),
  q: z.optional(z.string().check(z.trim(), z.maxLength(200))),
})

export const revisionMark = z.object({ hash: f.hash, approvedAt: f.at, approvedBy: z.string() })

/** What the signed-in person may do with a section, decided by the server's policies. */
export const sectionCan = z.object({
  write: z.boolean(),
  /** May not write, but suggest: participants while the section is in review. */
  suggest: z.boolean(),
  rename: z.boolean(),
  remove: z.boolean(),
  submit: z.boolean(),
  recall: z.boolean(),
  requestChanges: z.boolean(),
  approve: z.boolean(),
  reopen: z.boolean(),
  comment: z.boolean(),
  /** Whether a comment of theirs may be blocking. */
  blockWithComment: z.boolean(),
  offerWords: z.boolean(),
  settleOffers: z.boolean(),
  savePoint: z.boolean(),
  restore: z.boolean(),
})
export const section = z.object({
  id: f.id,
  paperId: f.id,
  title: z.string(),
  guidance: z.string(),
  state: f.sectionState,
  position: f.int,
  words: f.int,
  openSuggestions: f.int,
  /** Threads that nobody has resolved, and how many of them stand in the way of submitting and approving. */
  openComments: f.int,
  blockingComments: f.int,
  /** Words that came too late and wait for a moderator: everybody's for those who may settle them, else the reader's own. */
  openOffers: f.int,
  reason: z.nullable(z.string()),
  revision: z.optional(revisionMark),
  can: sectionCan,
})

export const paperCan = z.object({
  addSection: z.boolean(),
  saveMilestone: z.boolean(),
  rename: z.boolean(),
  consolidate: z.boolean(),
  signOff: z.boolean(),
  release: z.boolean(),
  reopen: z.boolean(),
  withdraw: z.boolean(),
})
export const paperSummary = z.object({
  id: f.id,
  title: z.string(),
  type: f.paperType,
  language: f.language,
  state: f.paperState,
  version: f.int,
  groupId: f.id,
  group: z.string(),
  edition: z.string(),
  sectionStates: z.record(f.sectionState, f.int),
  updatedAt: f.at,
})
export const paper = z.object({
  id: f.id,
  title: z.string(),
  type: f.paperType,
  language: f.language,
  state: f.paperState,
  version: f.int,
  groupId: f.id,
  group: z.object({ id: f.id, kind: f.groupKind, name: z.string() }),
  edition: z.object({ slug: z.string(), title: z.string(), demo: z.boolean() }),
  sections: z.array(section),
  fingerprint: z.optional(f.hash),
  releases: z.array(z.object({ reference: z.string(), version: f.int, state: z.string() })),
  can: paperCan,
})
export const paperList = f.listOf(paperSummary)

export type SectionView = z.infer<typeof section>
export type PaperView = z.infer<typeof paper>
export type PaperSummary = z.infer<typeof paperSummary>
