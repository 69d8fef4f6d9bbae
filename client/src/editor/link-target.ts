import { isAllowedLink } from '@concord/paper'

const LOOKS_LIKE_MAIL = /^[^\s@/:]+@[^\s@/]+\.[^\s@/]+$/
const LOOKS_LIKE_HOST = /^[^\s/:@]+\.[^\s/:@]{2,}(?:[/?#]\S*)?$/

/** What a person typed as a link, completed to an address that a paper may hold; undefined where it may not. */
export function maybeLinkTarget(typed: string): string | undefined {
  const text = typed.trim()
  if (LOOKS_LIKE_MAIL.test(text)) return `mailto:${text}`
  const target = LOOKS_LIKE_HOST.test(text) ? `https://${text}` : text
  return isAllowedLink(target) ? target : undefined
}
