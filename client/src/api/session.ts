import { type CurrentSession, currentSession, guestSignedIn, signedIn } from '@concord/contract'
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { forgetSectionCopies } from '../offline/forget-section-copies.ts'
import { apiPath, command, hasCode, request } from './request.ts'
import { offlineAnswers, untilAnswered } from './request-kept.ts'

export const sessionKey = ['session'] as const

/** Nobody is signed in on this device: it keeps no text of those who were. */
function leaveNothing(): null {
  void forgetSectionCopies().catch(() => undefined)
  return null
}

async function loadSession(signal: AbortSignal): Promise<CurrentSession | null> {
  try {
    return await request(currentSession, apiPath('session'), { signal })
  } catch (error) {
    if (hasCode(error, 'sign_in_required')) return leaveNothing()
    throw error
  }
}

/** Who is signed in: `null` when nobody is. */
export const sessionQuery = queryOptions({
  queryKey: sessionKey,
  queryFn: ({ signal }) => offlineAnswers.askSession(() => loadSession(signal)),
  staleTime: 60_000,
  ...untilAnswered('session'),
})

/** Who is signed in. `data` is undefined while it loads and `null` when nobody is. */
export const useSession = () => useQuery(sessionQuery)

/** Forgets everything that was loaded as somebody else, then loads the session anew. Call it after every sign-in. */
export function useEnter() {
  const queries = useQueryClient()
  return async () => {
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionKey[0] })
    await queries.fetchQuery({ ...sessionQuery, staleTime: 0 })
  }
}

/** Signs in with e-mail and password. Refusal: `wrong_credentials`. */
export function useSignIn() {
  const enter = useEnter()
  return useMutation({
    mutationFn: (body: { email: string; password: string }) => request(signedIn, apiPath('session'), { method: 'POST', body }),
    onSuccess: enter,
  })
}

/** Joins a group with its guest code; answers with the person and the group. Refusal: `wrong_guest_code`. */
export function useJoinAsGuest() {
  const enter = useEnter()
  return useMutation({
    mutationFn: (body: { code: string; name: string; organisation: string }) =>
      request(guestSignedIn, apiPath('session', 'guest'), { method: 'POST', body }),
    onSuccess: enter,
  })
}

/** Proves the password again. Refusal: `wrong_credentials`. */
export function useConfirmPassword() {
  return useMutation({
    mutationFn: (body: { password: string }) => command(apiPath('session', 'confirm'), { method: 'POST', body }),
  })
}

/** Signs out, and forgets what this device kept of the server's answers. Load a page anew afterwards: then nothing that the person saw stays in memory. */
export const useSignOut = () =>
  useMutation({ mutationFn: () => command(apiPath('session'), { method: 'DELETE' }), onSuccess: () => offlineAnswers.forget() })
