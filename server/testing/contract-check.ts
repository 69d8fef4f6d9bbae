import { isDeepStrictEqual } from 'node:util'
import { ENDPOINTS, ERROR_STATUS, type ErrorCode, errorBody } from '@concord/contract'

const patternOf = (path: string) => new RegExp(`^${path.replace(/[.]/g, '\\.').replace(/\{\w+\}/g, '[^/]+')}$`)

/** The most exact endpoint for a call: `/session/guest` is not a session called guest. */
const maybeEndpoint = (method: string, path: string) =>
  ENDPOINTS.filter((endpoint) => endpoint.method === method.toLowerCase() && patternOf(endpoint.path).test(path)).sort(
    (a, b) => a.path.split('{').length - b.path.split('{').length,
  )[0]

/** Throws unless a call answered what the contract says: its status and exactly its fields, or an error with a stable code. */
export function mustKeepContract(call: { method: string; path: string }, answer: { status: number; body: unknown }): void {
  const name = `${call.method} ${call.path}`
  if (answer.status >= 400) return mustBeRefusal(name, answer)
  const endpoint = maybeEndpoint(call.method, call.path.split('?', 1)[0] ?? '')
  if (!endpoint) throw new Error(`${name} is not in the contract`)
  if (endpoint.status !== answer.status) throw new Error(`${name} answered ${answer.status} instead of ${endpoint.status}`)
  if (!endpoint.answer) return
  const parsed = endpoint.answer.parse(answer.body)
  if (!isDeepStrictEqual(parsed, answer.body))
    throw new Error(`${name} answered more than the contract says: ${JSON.stringify(answer.body)}`)
}

function mustBeRefusal(name: string, { status, body }: { status: number; body: unknown }): void {
  const { error } = errorBody.parse(body)
  if (ERROR_STATUS[error.code as ErrorCode] !== status) throw new Error(`${name} answered ${status} with the code ${error.code}`)
  if (/\n\s+at |node_modules|postgres|drizzle/i.test(JSON.stringify(body)))
    throw new Error(`${name} answered with our insides: ${JSON.stringify(body)}`)
}
