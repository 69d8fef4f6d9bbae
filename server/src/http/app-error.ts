import { ERROR_STATUS, type ErrorCode } from '@concord/contract'

/**
 * A request that cannot be served, thrown from anywhere below a route and made a response in one place (`error-response.ts`).
 * `code` is stable and decides the status; `message` is one plain sentence for people; `details` must be safe to show.
 */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly status: (typeof ERROR_STATUS)[ErrorCode]
  readonly details: Record<string, unknown> | undefined

  constructor(code: ErrorCode, message: string, details?: Record<string, unknown>) {
    super(message)
    this.name = 'AppError'
    this.code = code
    this.status = ERROR_STATUS[code]
    this.details = details
  }
}
