import type { GroupRole } from '@concord/paper'
import type { Actor } from '../auth/actor.ts'
import type { PaperScope } from '../storage/paper-queries.ts'

const NOTHING: PaperScope = { groupIds: [], editionIds: [] }

/** Whose papers somebody may see: those of their groups, and of the editions in which they have a role. */
export const paperScope = (actor: Actor | undefined): PaperScope =>
  actor ? { groupIds: [...actor.groupRoles.keys()], editionIds: actor.kind === 'guest' ? [] : [...actor.editionRoles.keys()] } : NOTHING

const approves = (role: GroupRole) => role === 'moderator'

/** Whose sections wait for somebody's approval. */
export const approvalScope = (actor: Actor): PaperScope => ({
  groupIds: [...actor.groupRoles].filter(([, role]) => approves(role)).map(([groupId]) => groupId),
  editionIds: [...actor.editionRoles].filter(([, roles]) => roles.includes('secretariat')).map(([editionId]) => editionId),
})
