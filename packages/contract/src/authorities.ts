import * as z from 'zod/mini'
import * as f from './fields.ts'

/**
 * Somebody whom an edition's papers may ask to act. A `retired` one is no longer offered, and stays the addressee of the recommendations
 * that name it. `country` is null for bodies of the Union.
 */
export const authority = z.object({
  id: f.id,
  name: z.string(),
  shortName: z.string(),
  country: z.nullable(z.string()),
  retired: z.boolean(),
})
export type Authority = z.infer<typeof authority>

const shortName = f.line(40)

/** `country` is absent for bodies of the Union. */
export const addAuthorityBody = z.object({ name: f.title, shortName, country: z.optional(f.country) })

/** What is absent stays as it is. */
export const correctAuthorityBody = z
  .object({ name: z.optional(f.title), shortName: z.optional(shortName), country: z.nullish(f.country) })
  .check(z.refine((body) => Object.values(body).some((value) => value !== undefined), 'names nothing to change'))

export const authorityList = f.listOf(authority)
