import { hash, verify } from '@node-rs/argon2'
import { AppError } from '../http/app-error.ts'
import { createTurnstile } from './turnstile.ts'

/** argon2id, which is the library's default algorithm: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Each check holds 19 MiB and a core: more than this at once would starve the people who are writing. */
const turnstile = createTurnstile(4, 64)

/** Checked when nobody has the address, so that the answer takes as long as for a wrong password. */
const NOBODYS_HASH = '$argon2id$v=19$m=19456,t=2,p=1$Vtj56ALJa2jUsrVVUKF6yw$tXTKHv9ykORdIwX7OvHB3oHjL9VxKdUpXiHVfU04zJw'

export const hashPassword = (password: string): Promise<string> => hash(password, COST)

/** Whether the password belongs to the hash; without a hash it takes the same time and is false. Throws 429 when too many wait. */
export async function checkPassword(passwordHash: string | undefined, password: string): Promise<boolean> {
  const right = await turnstile.enter(() => verify(passwordHash ?? NOBODYS_HASH, password))
  if (right === undefined) throw new AppError('too_many_requests', 'Too many people are signing in. Please try again in a moment.')
  return right && passwordHash !== undefined
}
