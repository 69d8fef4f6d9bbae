import { z } from 'zod'
import * as f from './fields.ts'
import { person } from './session.ts'

/** What the one-time set-up link asks for: the first edition and the person who runs it. */
export const setUpBody = z.object({
  token: z.string().trim().min(1).max(200),
  name: f.name,
  email: f.email,
  password: f.password,
  organisation: f.name.optional(),
  edition: f.title,
  place: f.title.optional(),
  startsOn: z.iso.date().optional(),
  endsOn: z.iso.date().optional(),
  referencePrefix: z
    .string()
    .regex(/^[A-Z][A-Z0-9]*(-[A-Z0-9]+)*$/, 'is not made of capital letters, digits and dashes')
    .max(20)
    .optional(),
})

export const createGroupBody = z.object({ kind: f.groupKind, name: f.title })

/** Two upper-case letters as the EU writes them: `EL` for Greece. */
const country = z.string().regex(/^[A-Z]{2}$/, 'is not a country code of two capital letters')

/** Somebody with this e-mail address keeps name, organisation and password; only the role is set. */
export const addMemberBody = z.object({
  email: f.email,
  name: f.name,
  organisation: f.name,
  country: country.optional(),
  role: f.groupRole.exclude(['guest']),
  password: f.password.optional(),
})

/** `password` is there once, when the server made one up for a new person. */
export const memberAdded = z.object({ person, role: f.groupRole, password: z.string().optional() })
