import type { Context } from 'hono'
import type { AppEnv } from '../http/app-env.ts'

/**
 * The address that limits count for. Without proxies it is the socket's; with `proxies` of them in front, the entry of
 * `X-Forwarded-For` that the outermost of ours wrote. Entries further left are whatever a client made up.
 */
export function clientAddress(c: Context<AppEnv>, proxies: number): string {
  const socketAddress = c.env?.incoming?.socket?.remoteAddress ?? 'unknown'
  if (proxies === 0) return socketAddress
  const entries = (c.req.header('x-forwarded-for') ?? '').split(',').map((entry) => entry.trim())
  return entries.at(-proxies) || socketAddress
}
