import { loadActorOfPerson } from '../auth/actor.ts'
import { checkPassword } from '../auth/passwords.ts'
import { sessionSpan } from '../auth/session-span.ts'
import { createSessions, type NewSession } from '../auth/sessions.ts'
import type { Deps } from '../deps.ts'
import { AppError } from '../http/app-error.ts'
import { maybeFindPasswordHash, maybeFindPersonByEmail } from '../storage/people-queries.ts'

/** `previousSessionId` is what the browser was signed in with: it ends. */
export type Credentials = { email: string; password: string; previousSessionId?: string | undefined }

/** Signs a member in; 401 `wrong_credentials` says neither which of the two was wrong nor, by its time, whether the address exists. */
export async function signIn(deps: Deps, { email, password, previousSessionId }: Credentials): Promise<NewSession & { personId: string }> {
  const person = await maybeFindPersonByEmail(deps.db, email)
  const passwordHash = person && (await maybeFindPasswordHash(deps.db, person.id))
  const right = await checkPassword(passwordHash, password)
  if (!right || !person) throw new AppError('wrong_credentials', 'The e-mail address or the password is wrong.')
  if (previousSessionId) await signOut(deps, { sessionId: previousSessionId })
  return { ...(await openSession(deps, person.id)), personId: person.id }
}

/** Opens a session of the length that the person's roles ask for. Sessions that have ended are deleted on the way: no timer does it. */
export async function openSession(deps: Deps, personId: string): Promise<NewSession> {
  const sessions = createSessions(deps)
  await sessions.sweep()
  return sessions.create(personId, sessionSpan(await loadActorOfPerson(deps.db, personId, deps.clock)))
}

/** Ends one session, with its sockets. */
export async function signOut(deps: Deps, { sessionId }: { sessionId: string }): Promise<void> {
  await createSessions(deps).revoke(sessionId)
  await deps.live.sessionEnded(sessionId)
}
