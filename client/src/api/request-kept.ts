import { answerShelf } from '../offline/kept-answers.ts'
import { OfflineAnswers } from '../offline/offline-answers.ts'
import { ApiError, NetworkError, type Parser, request } from './request.ts'

const AGAIN_MS = 15_000
/** What stands before the server says that the server is away. */
const AWAY = [502, 503, 504]
const REFUSED = [401, 403, 404]

const hasStatus = (error: unknown, statuses: readonly number[]): boolean => error instanceof ApiError && statuses.includes(error.status)

/** What this device knows of the server's answers while the server cannot be reached. */
export const offlineAnswers = new OfflineAnswers({
  shelf: answerShelf,
  now: Date.now,
  wait: (ms) => new Promise((resolve) => setTimeout(() => resolve(undefined), ms)),
  isAway: (error) => error instanceof NetworkError || hasStatus(error, AWAY),
  isRefusal: (error) => hasStatus(error, REFUSED),
})

/** Like `request` for what a visited paper needs: answered from this device while the server cannot be reached. */
export const requestKept = <Answer>(answer: Parser<Answer>, path: string, call: { signal?: AbortSignal } = {}): Promise<Answer> =>
  offlineAnswers.ask(
    path,
    () => request(answer, path, call),
    (kept) => answer.parse(kept),
  )

/** For queries over such answers: what came from this device is asked for again until the server gives it. */
export const untilAnswered = (key: string) => ({
  refetchInterval: () => (offlineAnswers.isOld(key) ? AGAIN_MS : (false as const)),
  refetchOnReconnect: true,
})
