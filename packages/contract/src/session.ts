import * as z from 'zod/mini'
import * as f from './fields.ts'

/** One that is compared, not chosen: also those that were short. */
const givenPassword = z.string().check(z.minLength(1), z.maxLength(128))

export const signInBody = z.object({ email: f.email, password: givenPassword })
export const guestSignInBody = z.object({
  code: z.string().check(z.trim(), z.minLength(1), z.maxLength(32)),
  name: f.name,
  organisation: f.name,
})
/** Proves the password again before approve, reopen, sign-off and release. */
export const confirmBody = z.object({ password: givenPassword })

export const person = z.object({
  id: f.id,
  name: z.string(),
  organisation: z.nullable(z.string()),
  kind: z.enum(['member', 'guest']),
})
export const group = z.object({ id: f.id, kind: f.groupKind, name: z.string() })

/** `roles` lists what the person is, per group and per edition. */
export const currentSession = z.object({
  person,
  roles: z.object({
    groups: z.array(z.object({ groupId: f.id, group: z.string(), kind: f.groupKind, edition: z.string(), role: f.groupRole })),
    editions: z.array(z.object({ edition: z.string(), role: f.editionRole })),
  }),
  confirmedAt: z.nullable(f.at),
})
export const signedIn = z.object({ person })
export const guestSignedIn = z.object({ person, group })

export type Person = z.infer<typeof person>
export type CurrentSession = z.infer<typeof currentSession>
