import type { Actor } from '../auth/actor.ts'
import { canSeeGroup } from './group-policy.ts'
import { type GroupPlace, type Hat, wears } from './hats.ts'

/** What somebody may do with a thread that is not theirs. */
export type ThreadPermission = 'resolve' | 'flag'

/** Who may resolve and reopen any thread, and say of any thread whether it is blocking. */
const ANY: Record<ThreadPermission, readonly Hat[]> = {
  resolve: ['rapporteur', 'moderator', 'secretariat'],
  flag: ['rapporteur', 'moderator'],
}

/** Who may do it with the threads that they began themselves. Guests and those who only read or watch do not hold up a section. */
const OWN: Record<ThreadPermission, readonly Hat[] | 'everybody'> = {
  resolve: 'everybody',
  flag: ['contributor', 'rapporteur', 'moderator', 'endorser', 'secretariat'],
}

/** Whether somebody may comment and reply: whoever may see the section, in whatever state it is. */
export const canComment = (actor: Actor | undefined, group: GroupPlace): boolean => canSeeGroup(actor, group)

/** Whether somebody may do this with a thread, which `startedBy` began. */
export function canOnThread(actor: Actor, permission: ThreadPermission, group: GroupPlace, { startedBy }: { startedBy: string }): boolean {
  if (wears(actor, group, ANY[permission])) return true
  const own = OWN[permission]
  return startedBy === actor.personId && canSeeGroup(actor, group) && (own === 'everybody' || wears(actor, group, own))
}

/** Whether somebody may change or withdraw these words: only the hand that wrote them, while they may see the section. */
export const canChangeComment = (actor: Actor, group: GroupPlace, { writtenBy }: { writtenBy: string }): boolean =>
  writtenBy === actor.personId && canSeeGroup(actor, group)
