import * as z from 'zod/mini'
import * as f from './fields.ts'
import { group } from './session.ts'

export const edition = z.object({
  slug: z.string(),
  title: z.string(),
  place: z.string(),
  startsOn: z.string(),
  endsOn: z.string(),
  demo: z.boolean(),
})
export const editionDetail = z.extend(edition, {
  groups: z.array(group),
  papers: z.array(z.object({ id: f.id, title: z.string(), state: f.paperState })),
})
export const editionList = f.listOf(edition)

export const groupDetail = z.extend(group, {
  edition: z.object({ slug: z.string(), title: z.string(), demo: z.boolean() }),
  members: z.array(z.object({ id: f.id, name: z.string(), organisation: z.nullable(z.string()), role: f.groupRole })),
  can: z.object({ createPaper: z.boolean(), inviteGuests: z.boolean() }),
})

/** A new guest code, shown this once: only its hash is stored. `url` opens the join page with the code filled in. */
export const guestCode = z.object({ code: z.string(), url: z.string(), expiresAt: f.at })

export type GuestCode = z.infer<typeof guestCode>
export type Edition = z.infer<typeof edition>
export type EditionDetail = z.infer<typeof editionDetail>
export type GroupDetail = z.infer<typeof groupDetail>
