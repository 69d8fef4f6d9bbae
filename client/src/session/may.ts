import type { CurrentSession } from '@concord/contract'

/** Whether sections can wait for this person's approval at all: moderators of a group, and the secretariat of an edition. */
export const mayReview = (session: CurrentSession | null | undefined): boolean =>
  Boolean(
    session &&
      (session.roles.groups.some(({ role }) => role === 'moderator') || session.roles.editions.some(({ role }) => role === 'secretariat')),
  )

/** Whether this person belongs to a group of the edition with this slug, or has a role in it. */
export const belongsTo = (session: CurrentSession | null | undefined, slug: string): boolean =>
  Boolean(session && [...session.roles.groups, ...session.roles.editions].some(({ edition }) => edition === slug))

/** Whether this person runs the edition with this slug. */
export const runsEdition = (session: CurrentSession | null | undefined, slug: string): boolean =>
  Boolean(session?.roles.editions.some(({ edition, role }) => role === 'secretariat' && edition === slug))
