import type { SectionContent } from '@concord/paper'
import * as z from 'zod/mini'
import * as f from './fields.ts'

/** The most points with a name that a section has, and the most milestones of a paper. */
export const MAX_NAMED_POINTS = 300
export const MAX_MILESTONES = 300

/** The number of the last committed update that a text holds. */
const head = f.int.check(z.positive())
const headInQuery = z.string().check(z.regex(/^[1-9]\d{0,14}$/, 'is not the number of an update'))

/**
 * Why a point was saved: ten quiet minutes (`quiet`), a change of the section's state (`transition`: the text before it), somebody's wish
 * (`named`), or an earlier text that was put in its place (`restore`: the text before it).
 */
export const pointKind = z.enum(['quiet', 'transition', 'named', 'restore'])

export const savePointBody = z.object({ name: f.name })
/** `at`: when the text became this one, or when somebody saved it. */
export const savedPoint = z.object({
  head,
  kind: pointKind,
  name: z.nullable(z.string()),
  at: f.at,
  by: z.nullable(z.string()),
  title: z.string(),
})

/** Whose words these are. */
export const textHand = z.object({
  id: f.id,
  name: z.string(),
  organisationId: z.nullable(f.id),
  organisation: z.nullable(z.string()),
  guest: z.boolean(),
})

const paperJson = z.custom<SectionContent>((value) => typeof value === 'object' && value !== null)
/** `[length, place in people]`, in the order of the text, in UTF-16 units of its text nodes; a place of -1 is nobody's. */
const handRuns = z.array(z.tuple([f.int.check(z.positive()), f.int.check(z.gte(-1))]))
const authoredText = z.object({ head, title: z.string(), content: paperJson, runs: handRuns })

const place = f.int.check(z.gte(0))

/** The text of a section at a head, with its authors. */
export const textAt = z.extend(authoredText, { people: z.array(textHand) })

export const compareQuery = z.object({ from: headInQuery, to: z.optional(headInQuery) })
/** Two texts of a section. Without `to` the second is the text as it is now. `wrote`: who wrote between them, as places in `people`. */
export const comparison = z.object({
  people: z.array(textHand),
  from: authoredText,
  to: authoredText,
  wrote: z.array(place),
})

/** `seenHead`: the text that the person saw. What was written after it stays. */
export const restoreBody = z.object({ head, seenHead: head })

/** Whose hand each client id of a section's live text is: `[client id, place in people]`. */
export const hands = z.object({ people: z.array(textHand), clients: z.array(z.tuple([f.int, place])) })

/** Without `head`: as the section is now. */
export const lookedBody = z.object({ head: z.optional(head) })
export const looked = z.object({ sectionId: f.id, head, at: f.at })
export const lookedList = f.listOf(looked)

export const saveMilestoneBody = z.object({ name: f.name })
export const milestone = z.object({
  id: f.id,
  name: z.string(),
  at: f.at,
  by: z.string(),
  /** In the order that they had. `removed`: it is no longer in the paper. */
  sections: z.array(z.object({ sectionId: f.id, title: z.string(), state: f.sectionState, head, removed: z.boolean() })),
})
export const milestoneList = f.listOf(milestone)

export type PointKind = z.infer<typeof pointKind>
export type SavedPoint = z.infer<typeof savedPoint>
export type TextHand = z.infer<typeof textHand>
export type AuthoredText = z.infer<typeof authoredText>
export type TextAt = z.infer<typeof textAt>
export type Comparison = z.infer<typeof comparison>
export type Hands = z.infer<typeof hands>
export type Looked = z.infer<typeof looked>
export type Milestone = z.infer<typeof milestone>
