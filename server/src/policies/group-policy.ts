import type { Actor, Doer } from '../auth/actor.ts'
import { type GroupPlace, type Hat, hatsIn, wears } from './hats.ts'

export type GroupAction = 'create_paper' | 'invite_guests' | 'manage_members'

/** Who may do what in a group. */
const MAY: Record<GroupAction, readonly Hat[]> = {
  create_paper: ['rapporteur', 'moderator', 'secretariat'],
  invite_guests: ['rapporteur', 'moderator', 'secretariat'],
  manage_members: ['secretariat'],
}

/** Whether somebody may see a group's members and papers: its members, and whoever has a role in the edition. */
export const canSeeGroup = (actor: Actor | undefined, group: GroupPlace): boolean => hatsIn(actor, group).length > 0

export const canInGroup = (doer: Doer | undefined, action: GroupAction, group: GroupPlace): boolean =>
  doer === 'server' || wears(doer, group, MAY[action])

/** Whether somebody runs the edition: makes groups and grants roles. */
export const runsEdition = (doer: Doer, editionId: string): boolean =>
  doer === 'server' || (doer.kind === 'member' && (doer.editionRoles.get(editionId) ?? []).includes('secretariat'))
