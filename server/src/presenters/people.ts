import type { CurrentSession, Person } from '@concord/contract'
import type { Actor } from '../auth/actor.ts'
import type { GroupPlaceRow } from '../storage/edition-queries.ts'
import type { EditionRow, GroupRow } from '../storage/paper-queries.ts'
import type { NamedPerson } from '../storage/people-queries.ts'

/** A person without anything that only they should know. */
export const presentPerson = ({ id, name, organisation, kind }: Omit<NamedPerson, 'organisationId'>): Person => ({
  id,
  name,
  organisation,
  kind,
})

export const presentActor = ({ personId, name, organisation, kind }: Actor): Person => ({ id: personId, name, organisation, kind })

export const presentGroup = ({ id, kind, name }: GroupRow) => ({ id, kind, name })

/** Who is signed in, with their roles by group and by edition. */
export const presentCurrentSession = (actor: Actor, groups: readonly GroupPlaceRow[], editions: readonly EditionRow[]): CurrentSession => ({
  person: presentActor(actor),
  roles: {
    groups: groups.flatMap(({ group, edition }) => {
      const role = actor.groupRoles.get(group.id)
      return role ? [{ groupId: group.id, group: group.name, kind: group.kind, edition: edition.slug, role }] : []
    }),
    editions: editions.flatMap(({ id, slug }) => (actor.editionRoles.get(id) ?? []).map((role) => ({ edition: slug, role }))),
  },
  confirmedAt: actor.confirmedAt?.toISOString() ?? null,
})
