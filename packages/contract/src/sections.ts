import type { SectionContent } from '@concord/paper'
import { z } from 'zod'
import * as f from './fields.ts'
import { pointKind } from './history.ts'
import { offersWaiting } from './offers.ts'

export const addSectionBody = z.object({ title: f.title, after: f.id.nullable().optional() })
/** `after: null` moves the section to the front. */
export const changeSectionBody = z
  .object({ title: f.title.optional(), after: f.id.nullable().optional() })
  .refine((body) => body.title !== undefined || body.after !== undefined, 'names nothing to change')
export const approveSectionBody = z.object({ hash: f.hash })

export const sectionContent = z.object({
  title: z.string(),
  content: z.custom<SectionContent>((value) => typeof value === 'object' && value !== null),
  hash: f.hash,
  head: z.number().int(),
})

/**
 * One row of a section's history: a revision that somebody approved, a transition with its actor and reason, an earlier text that was
 * restored, or a saved point (`saved`, with its `point`). `head` says which text it is about, where that is known.
 */
export const historyEntry = z.object({
  kind: z.enum(['approved', 'submitted', 'recalled', 'changes_requested', 'reopened', 'created', 'renamed', 'restored', 'saved']),
  at: f.at,
  by: z.string().nullable(),
  reason: z.string().nullable(),
  hash: f.hash.nullable(),
  head: z.number().int().nullable(),
  /** Which text was restored, by its head. */
  from: z.number().int().optional(),
  point: z.object({ kind: pointKind, name: z.string().nullable() }).optional(),
  authors: z.array(z.string()),
})
export const history = f.listOf(historyEntry)

/** Text of an old revision, for comparing. */
export const revision = z.object({
  hash: f.hash,
  head: z.number().int(),
  title: z.string(),
  content: z.custom<SectionContent>(),
  createdAt: f.at,
})

/** A bare array, as outside clients rely on. */
export const authorship = z.array(
  z.object({
    personId: f.id,
    name: z.string(),
    organisationId: f.id.nullable(),
    organisation: z.string().nullable(),
    characters: z.number().int(),
  }),
)

/** One section that waits for the signed-in moderator. `lastApprovedHash` is what the redline starts from. */
export const queueEntry = z.object({
  section: z.object({ id: f.id, title: z.string(), words: z.number().int(), openComments: z.number().int() }),
  paper: z.object({ id: f.id, title: z.string(), group: z.string() }),
  submittedAt: f.at,
  submittedBy: z.string().nullable(),
  lastApprovedHash: f.hash.nullable(),
  authors: z.array(z.object({ name: z.string(), organisation: z.string().nullable(), characters: z.number().int() })),
})
/** `offers`: sections, in review or not, with words that came too late. */
export const queue = f.listOf(queueEntry).extend({ offers: z.array(offersWaiting) })

export type SectionText = z.infer<typeof sectionContent>
export type HistoryEntry = z.infer<typeof historyEntry>
export type QueueEntry = z.infer<typeof queueEntry>
