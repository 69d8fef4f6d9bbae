import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { AppEnv } from '../http/app-env.ts'
import type { Session } from './sessions.ts'

/** The cookie that carries a session's token, and nothing else. */
export const SESSION_COOKIE = 'concord_session'

const isHttps = (origin: string) => origin.startsWith('https:')

export const readSessionToken = (c: Context): string | undefined => getCookie(c, SESSION_COOKIE) || undefined

/** The cookie lives as long as the session may; the server ends an idle one earlier. */
export function writeSessionCookie(c: Context<AppEnv>, token: string, session: Pick<Session, 'absoluteExpiresAt'>, origin: string): void {
  setCookie(c, SESSION_COOKIE, token, {
    httpOnly: true,
    sameSite: 'Lax',
    path: '/',
    secure: isHttps(origin),
    expires: session.absoluteExpiresAt,
  })
}

export const clearSessionCookie = (c: Context<AppEnv>, origin: string): void => {
  deleteCookie(c, SESSION_COOKIE, { path: '/', httpOnly: true, sameSite: 'Lax', secure: isHttps(origin) })
}
