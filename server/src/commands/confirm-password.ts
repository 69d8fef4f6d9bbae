import type { Actor } from '../auth/actor.ts'
import { checkPassword } from '../auth/passwords.ts'
import { createSessions } from '../auth/sessions.ts'
import type { Deps } from '../deps.ts'
import { AppError } from '../http/app-error.ts'
import { maybeFindPasswordHash } from '../storage/people-queries.ts'

/** Proves the password again for the next 15 minutes. Answers the session's new token: one that was stolen before gains nothing. */
export async function confirmPassword(deps: Deps, actor: Actor, { password }: { password: string }): Promise<string> {
  const passwordHash = await maybeFindPasswordHash(deps.db, actor.personId)
  const right = await checkPassword(passwordHash, password)
  if (!right || actor.sessionId === null) throw new AppError('wrong_credentials', 'The password is wrong.')
  const { token, sessionId } = await createSessions(deps).confirm(actor.sessionId)
  deps.live.sessionRenewed(actor.sessionId, sessionId)
  return token
}
