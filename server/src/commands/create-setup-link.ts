import { newToken, tokenHash } from '../auth/tokens.ts'
import type { Deps } from '../deps.ts'
import { hasEditions, insertSetupLink } from '../storage/edition-queries.ts'

const VALID_MS = 24 * 3_600_000

/** A one-time link, valid for a day, for a server that has no edition yet; undefined where there is one. */
export async function createSetupLink(deps: Pick<Deps, 'db' | 'clock' | 'env'>): Promise<string | undefined> {
  if (await hasEditions(deps.db)) return undefined
  const token = newToken()
  const createdAt = deps.clock.now()
  await insertSetupLink(deps.db, { tokenHash: tokenHash(token), createdAt, expiresAt: new Date(createdAt.getTime() + VALID_MS) })
  return `${deps.env.origin}/setup?token=${token}`
}
