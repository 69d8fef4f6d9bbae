import type { ErrorCode } from '@concord/contract'
import type { ErrorHandler, NotFoundHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { Logger } from 'pino'
import type { AppEnv } from './app-env.ts'
import { AppError } from './app-error.ts'

const CODE_OF_STATUS: Record<number, ErrorCode> = { 400: 'invalid_body', 404: 'not_found', 413: 'too_large' }

/** The one place where an error becomes a response. What is not an `AppError` is our fault: it is logged and shown without its message. */
export const errorResponse =
  (log: Logger): ErrorHandler<AppEnv> =>
  (error, c) => {
    const known = asAppError(error)
    const requestId = c.get('requestId')
    if (!known) log.error({ err: error, requestId, method: c.req.method, path: c.req.path }, 'a request failed')
    const shown = known ?? new AppError('internal', 'Something went wrong on our side. Please try again.', { requestId })
    const { retryAfterSeconds } = shown.details ?? {}
    if (typeof retryAfterSeconds === 'number') c.header('Retry-After', String(retryAfterSeconds))
    // The rest of a body that is too large is not read, and so the connection cannot take another request.
    if (shown.code === 'too_large') c.header('Connection', 'close')
    return c.json(errorBodyOf(shown), shown.status)
  }

/** Unknown addresses of the API, and everything that is no page. */
export const notFoundResponse: NotFoundHandler<AppEnv> = (c) =>
  c.json(errorBodyOf(new AppError('not_found', 'There is nothing at this address.')), 404)

/** The body of the contract for an error. */
export const errorBodyOf = ({ code, message, details }: AppError) => ({ error: { code, message, ...(details && { details }) } })

function asAppError(error: Error): AppError | undefined {
  if (error instanceof AppError) return error
  const code = error instanceof HTTPException ? CODE_OF_STATUS[error.status] : undefined
  return code && new AppError(code, 'The request could not be read.')
}
