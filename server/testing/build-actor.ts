import type { EditionRole, GroupRole } from '@concord/paper'
import type { Actor } from '../src/auth/actor.ts'
import type { GroupPlace, Hat } from '../src/policies/hats.ts'

const isEditionRole = (hat: Hat): hat is EditionRole => hat === 'secretariat' || hat === 'policy_officer'

/** Somebody who wears one role in one place, or none at all. */
export function buildActor({ hat, group, ...others }: Partial<Actor> & { hat?: Hat; group?: GroupPlace } = {}): Actor {
  const groupRoles = new Map<string, GroupRole>()
  const editionRoles = new Map<string, EditionRole[]>()
  if (hat && group) {
    if (isEditionRole(hat)) editionRoles.set(group.editionId, [hat])
    else groupRoles.set(group.id, hat)
  }
  return {
    sessionId: 'session',
    personId: 'person',
    name: 'Somebody',
    organisation: null,
    organisationId: null,
    kind: hat === 'guest' ? 'guest' : 'member',
    pseudonym: 'pseudonym',
    confirmedAt: null,
    groupRoles,
    editionRoles,
    ...others,
  }
}
