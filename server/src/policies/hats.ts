import type { EditionRole, GroupRole } from '@concord/paper'
import type { Actor } from '../auth/actor.ts'
import { AppError } from '../http/app-error.ts'

/** What policies need to know of a group: roles hang on the group and on its edition. */
export type GroupPlace = { id: string; editionId: string }

/** One role that somebody wears where a paper lives. */
export type Hat = GroupRole | EditionRole

/** Every role that the actor has in this group and its edition. */
export function hatsIn(actor: Actor | undefined, group: GroupPlace): readonly Hat[] {
  if (!actor) return []
  const role = actor.groupRoles.get(group.id)
  const editionRoles = actor.kind === 'guest' ? [] : (actor.editionRoles.get(group.editionId) ?? [])
  return role ? [role, ...editionRoles] : editionRoles
}

/** Whether the actor wears one of these. */
export const wears = (actor: Actor | undefined, group: GroupPlace, hats: readonly Hat[]): boolean =>
  hatsIn(actor, group).some((hat) => hats.includes(hat))

export const notFound = (what: string): AppError => new AppError('not_found', `There is no such ${what}.`)

/** 403 `not_allowed`, for what the actor sees but may not do. */
export function mustMay(allowed: boolean, message = 'Your role does not allow this.'): void {
  if (!allowed) throw new AppError('not_allowed', message)
}
