import type { GroupRole } from '@concord/paper'
import type { Actor } from './actor.ts'

/** How long a session lives: without a request, and in all. */
export type SessionSpan = { idleMs: number; absoluteMs: number }

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const GUEST: SessionSpan = { idleMs: DAY, absoluteMs: DAY }
const MEMBER: SessionSpan = { idleMs: 7 * DAY, absoluteMs: 30 * DAY }
const TRUSTED: SessionSpan = { idleMs: HOUR, absoluteMs: 12 * HOUR }

const decides = (role: GroupRole) => role === 'moderator'

/** Whoever can approve or release anywhere gets the short span. */
export function sessionSpan({ kind, groupRoles, editionRoles }: Pick<Actor, 'kind' | 'groupRoles' | 'editionRoles'>): SessionSpan {
  if (kind === 'guest') return GUEST
  const trusted = [...groupRoles.values()].some(decides) || [...editionRoles.values()].some((roles) => roles.includes('secretariat'))
  return trusted ? TRUSTED : MEMBER
}
