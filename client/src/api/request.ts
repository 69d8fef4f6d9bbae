import { type ErrorCode, errorBody } from '@concord/contract'

/** A request that the server answered with an error. `code` is one of the contract's stable codes; `message` is for people. */
export class ApiError extends Error {
  readonly code: ErrorCode | 'unexpected_answer'
  readonly status: number
  readonly details: Record<string, unknown>

  constructor(code: ErrorCode | 'unexpected_answer', status: number, message: string, details: Record<string, unknown> = {}) {
    super(message)
    this.name = 'ApiError'
    this.code = code
    this.status = status
    this.details = details
  }
}

/** A request that never reached the server, or whose answer never came back. Nothing is known about its effect. */
export class NetworkError extends Error {
  constructor(cause: unknown) {
    super('The server cannot be reached.', { cause })
    this.name = 'NetworkError'
  }
}

/** Whether a failure is an `ApiError` with this code. */
export const hasCode = (error: unknown, code: ErrorCode): error is ApiError => error instanceof ApiError && error.code === code

/** Anything that turns an unknown value into a typed one or throws; the contract's schemas are such. */
export type Parser<Answer> = { parse: (value: unknown) => Answer }

type Call = {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  body?: unknown
  form?: FormData
  signal?: AbortSignal
  /** Goes on when the page is left. */
  keepalive?: boolean
}

async function send(path: string, { method = 'GET', body, form, signal, keepalive = false }: Call): Promise<Response> {
  const headers: Record<string, string> = { accept: 'application/json' }
  if (body !== undefined) headers['content-type'] = 'application/json'
  try {
    const sent = form ?? (body === undefined ? null : JSON.stringify(body))
    return await fetch(path, { method, headers, body: sent, signal: signal ?? null, keepalive })
  } catch (cause) {
    if (signal?.aborted) throw cause
    throw new NetworkError(cause)
  }
}

async function readJson(response: Response): Promise<unknown> {
  const text = await response.text()
  try {
    return JSON.parse(text)
  } catch {
    throw new ApiError('unexpected_answer', response.status, `The server answered ${response.status} without a readable body.`)
  }
}

async function toApiError(response: Response): Promise<ApiError> {
  const parsed = errorBody.safeParse(await readJson(response))
  if (!parsed.success) return new ApiError('unexpected_answer', response.status, `The server answered ${response.status}.`)
  const { code, message, details } = parsed.data.error
  return new ApiError(code as ErrorCode, response.status, message, details)
}

/** Calls the server and parses its answer. Throws `ApiError` or `NetworkError`. */
export async function request<Answer>(answer: Parser<Answer>, path: string, call: Call = {}): Promise<Answer> {
  const response = await send(path, call)
  if (!response.ok) throw await toApiError(response)
  return answer.parse(await readJson(response))
}

/** Calls the server where the answer has no body (204). Throws like `request`. */
export async function command(path: string, call: Call): Promise<void> {
  const response = await send(path, call)
  if (!response.ok) throw await toApiError(response)
}

/** A path under `/api/v1` with its parts escaped: `apiPath('papers', id, 'release')`. */
export const apiPath = (...parts: string[]): string => `/api/v1/${parts.map(encodeURIComponent).join('/')}`

/** A path with the filled-in filters as its query string. */
export function withFilter(path: string, filter: Readonly<Record<string, string | undefined>>): string {
  const filled = Object.entries(filter).filter((entry): entry is [string, string] => Boolean(entry[1]))
  return filled.length === 0 ? path : `${path}?${new URLSearchParams(filled)}`
}
