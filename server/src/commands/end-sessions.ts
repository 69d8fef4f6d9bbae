import { createSessions } from '../auth/sessions.ts'
import type { Deps } from '../deps.ts'

/** Signs a person out everywhere, sockets included: whoever gains a role that decides signs in anew and gets a new token. */
export async function endSessionsOf(deps: Deps, personId: string): Promise<void> {
  for (const sessionId of await createSessions(deps).revokeAll(personId)) await deps.live.sessionEnded(sessionId)
}
