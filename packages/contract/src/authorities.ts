import { z } from 'zod'
import * as f from './fields.ts'

/** Somebody whom an edition's papers may ask to act. */
export const authority = z.object({ id: f.id, name: z.string(), shortName: z.string() })
export type Authority = z.infer<typeof authority>

/** `country` is two letters, `EL` for Greece; absent for bodies of the Union. */
export const addAuthorityBody = z.object({
  name: f.title,
  shortName: f.line(40),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'is not a country code of two capital letters')
    .optional(),
})

export const authorityList = f.listOf(authority)
