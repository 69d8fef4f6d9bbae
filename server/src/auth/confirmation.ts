import type { Clock } from '../deps.ts'
import { AppError } from '../http/app-error.ts'
import type { Doer } from './actor.ts'

const CONFIRMED_MS = 15 * 60_000

/**
 * Approvals, releases and changes of roles ask for a password proved in the last 15 minutes, else 401 `confirm_password`.
 * Only a browser can be left open or stolen: what acts in the server's own process has nothing to prove.
 */
export function mustBeConfirmed(doer: Doer, clock: Clock): void {
  if (doer === 'server' || doer.sessionId === null) return
  const { confirmedAt } = doer
  if (confirmedAt && clock.now().getTime() - confirmedAt.getTime() < CONFIRMED_MS) return
  throw new AppError('confirm_password', 'Please enter your password again: the last time was more than 15 minutes ago.')
}
