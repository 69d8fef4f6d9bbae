import { GROUP_ROLES } from '@concord/paper'
import * as z from 'zod/mini'
import * as f from './fields.ts'
import { person } from './session.ts'

/** What the one-time set-up link asks for: the first edition and the person who runs it. */
export const setUpBody = z.object({
  token: z.string().check(z.trim(), z.minLength(1), z.maxLength(200)),
  name: f.name,
  email: f.email,
  password: f.password,
  organisation: z.optional(f.name),
  edition: f.title,
  place: z.optional(f.title),
  startsOn: z.optional(z.iso.date()),
  endsOn: z.optional(z.iso.date()),
  referencePrefix: z.optional(
    z.string().check(z.regex(/^[A-Z][A-Z0-9]*(-[A-Z0-9]+)*$/, 'is not made of capital letters, digits and dashes'), z.maxLength(20)),
  ),
})

export const createGroupBody = z.object({ kind: f.groupKind, name: f.title })

/** Somebody with this e-mail address keeps name, organisation and password; only the role is set. */
export const addMemberBody = z.object({
  email: f.email,
  name: f.name,
  organisation: f.name,
  country: z.optional(f.country),
  role: z.enum(GROUP_ROLES.filter((role) => role !== 'guest')),
  password: z.optional(f.password),
})

/** `password` is there once, when the server made one up for a new person. */
export const memberAdded = z.object({ person, role: f.groupRole, password: z.optional(z.string()) })
