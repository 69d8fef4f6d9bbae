import type { Edition, EditionDetail, GroupDetail } from '@concord/contract'
import type { Actor } from '../auth/actor.ts'
import { canInGroup } from '../policies/group-policy.ts'
import type { GroupPlaceRow } from '../storage/edition-queries.ts'
import type { EditionRow, GroupRow, PaperPlace } from '../storage/paper-queries.ts'
import type { Member } from '../storage/people-queries.ts'
import { presentGroup } from './people.ts'

export const presentEdition = ({ slug, title, place, startsOn, endsOn, demo }: EditionRow): Edition => ({
  slug,
  title,
  place,
  startsOn,
  endsOn,
  demo,
})

/** `papers` are those that the reader may see. */
export const presentEditionDetail = (edition: EditionRow, groups: readonly GroupRow[], papers: readonly PaperPlace[]): EditionDetail => ({
  ...presentEdition(edition),
  groups: groups.map(presentGroup),
  papers: papers.map(({ paper }) => ({ id: paper.id, title: paper.title, state: paper.state })),
})

export const presentGroupDetail = ({ group, edition }: GroupPlaceRow, members: readonly Member[], actor: Actor): GroupDetail => ({
  ...presentGroup(group),
  edition: { slug: edition.slug, title: edition.title, demo: edition.demo },
  members: members.map(({ id, name, organisation, role }) => ({ id, name, organisation, role })),
  can: {
    createPaper: canInGroup(actor, 'create_paper', group),
    inviteGuests: canInGroup(actor, 'invite_guests', group),
  },
})
