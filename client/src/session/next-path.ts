import { matchPath } from 'react-router'

/** The pages that a sign-in may return to. */
const RETURN_PATHS = [
  '/',
  '/papers',
  '/papers/:paperId',
  '/groups/:groupId',
  '/editions/:slug',
  '/queue',
  '/queue/:sectionId',
  '/releases',
  '/releases/:reference',
  '/verify',
] as const

/** Where to go after signing in: `next` when it is one of our own pages, else the start page. Never leads to another origin. */
export function nextPath(next: string | null): string {
  if (next === null || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(next)) return '/'
  const [pathname = '/'] = next.split(/[?#]/, 1)
  return RETURN_PATHS.some((path) => matchPath({ path, caseSensitive: true }, pathname)) ? next : '/'
}
