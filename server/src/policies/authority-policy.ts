import type { Actor } from '../auth/actor.ts'
import { canSeeGroup } from './group-policy.ts'
import type { GroupPlace } from './hats.ts'

/** Whether somebody sees an edition's authorities: who belongs to one of its groups (guests too, they write), or has a role in it. */
export const canSeeAuthorities = (actor: Actor, editionId: string, groups: readonly GroupPlace[]): boolean =>
  groups.some((group) => canSeeGroup(actor, group)) || (actor.kind === 'member' && (actor.editionRoles.get(editionId) ?? []).length > 0)
