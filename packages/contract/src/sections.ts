import type { SectionContent } from '@concord/paper'
import * as z from 'zod/mini'
import * as f from './fields.ts'
import { pointKind } from './history.ts'
import { offersWaiting } from './offers.ts'

export const addSectionBody = z.object({ title: f.title, after: z.nullish(f.id) })
/** `after: null` moves the section to the front. */
export const changeSectionBody = z
  .object({ title: z.optional(f.title), after: z.nullish(f.id) })
  .check(z.refine((body) => body.title !== undefined || body.after !== undefined, 'names nothing to change'))
export const approveSectionBody = z.object({ hash: f.hash })

export const sectionContent = z.object({
  title: z.string(),
  content: z.custom<SectionContent>((value) => typeof value === 'object' && value !== null),
  hash: f.hash,
  head: f.int,
})

/**
 * One row of a section's history: a revision that somebody approved, a transition with its actor and reason, an earlier text that was
 * restored, or a saved point (`saved`, with its `point`). `head` says which text it is about, where that is known.
 */
export const historyEntry = z.object({
  kind: z.enum(['approved', 'submitted', 'recalled', 'changes_requested', 'reopened', 'created', 'renamed', 'restored', 'saved']),
  at: f.at,
  by: z.nullable(z.string()),
  reason: z.nullable(z.string()),
  hash: z.nullable(f.hash),
  head: z.nullable(f.int),
  /** Which text was restored, by its head. */
  from: z.optional(f.int),
  point: z.optional(z.object({ kind: pointKind, name: z.nullable(z.string()) })),
  authors: z.array(z.string()),
})
export const history = f.listOf(historyEntry)

/** Text of an old revision, for comparing. */
export const revision = z.object({
  hash: f.hash,
  head: f.int,
  title: z.string(),
  content: z.custom<SectionContent>(),
  createdAt: f.at,
})

/** A bare array, as outside clients rely on. */
export const authorship = z.array(
  z.object({
    personId: f.id,
    name: z.string(),
    organisationId: z.nullable(f.id),
    organisation: z.nullable(z.string()),
    characters: f.int,
  }),
)

/** One section that waits for the signed-in moderator. `lastApprovedHash` is what the redline starts from. */
export const queueEntry = z.object({
  section: z.object({ id: f.id, title: z.string(), words: f.int, openComments: f.int }),
  paper: z.object({ id: f.id, title: z.string(), group: z.string() }),
  submittedAt: f.at,
  submittedBy: z.nullable(z.string()),
  lastApprovedHash: z.nullable(f.hash),
  authors: z.array(z.object({ name: z.string(), organisation: z.nullable(z.string()), characters: f.int })),
})
/** `offers`: sections, in review or not, with words that came too late. */
export const queue = z.extend(f.listOf(queueEntry), { offers: z.array(offersWaiting) })

export type SectionText = z.infer<typeof sectionContent>
export type HistoryEntry = z.infer<typeof historyEntry>
export type QueueEntry = z.infer<typeof queueEntry>
