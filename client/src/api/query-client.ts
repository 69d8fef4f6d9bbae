import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { ApiError, hasCode } from './request.ts'
import { offlineAnswers } from './request-kept.ts'
import { sessionKey } from './session.ts'

/** One retry for a network hiccup or a busy server; an answer that says no stays no. */
const shouldRetry = (failures: number, error: Error): boolean => failures < 1 && !(error instanceof ApiError && error.status < 500)

/** The cache of everything loaded. An expired session, noticed anywhere, empties `useSession()` so that pages ask to sign in. */
export function buildQueryClient(): QueryClient {
  const noticeExpiry = (error: Error) => {
    if (!hasCode(error, 'sign_in_required')) return
    queries.setQueryData(sessionKey, null)
    void offlineAnswers.forget()
  }
  const queries = new QueryClient({
    queryCache: new QueryCache({ onError: noticeExpiry }),
    mutationCache: new MutationCache({ onError: noticeExpiry }),
    defaultOptions: {
      queries: { retry: shouldRetry, networkMode: 'always', staleTime: 5_000 },
      mutations: { networkMode: 'always' },
    },
  })
  return queries
}
