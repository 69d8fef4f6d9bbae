import {
  type Grant,
  maybeNextSectionState,
  OPEN_SECTION_STATES,
  type PaperState,
  type SectionAction,
  type SectionState,
} from '@concord/paper'
import type { Actor } from '../auth/actor.ts'
import { canSeeGroup } from './group-policy.ts'
import { type GroupPlace, type Hat, hatsIn, wears } from './hats.ts'

/** What somebody may do with a section besides writing. */
export type SectionPermission = SectionAction | 'rename' | 'remove'

/** Who may do what with a section of their group. */
const MAY: Record<SectionPermission, readonly Hat[]> = {
  rename: ['rapporteur'],
  remove: ['rapporteur'],
  submit: ['rapporteur'],
  recall: ['rapporteur'],
  request_changes: ['moderator', 'secretariat'],
  approve: ['moderator', 'secretariat'],
  reopen: ['moderator', 'secretariat'],
}

const WITH_REVIEW: readonly SectionState[] = [...OPEN_SECTION_STATES, 'in_review']

/** In which states a role may write. Whoever is missing here never writes. */
const WRITES: Partial<Record<Hat, readonly SectionState[]>> = {
  guest: OPEN_SECTION_STATES,
  contributor: OPEN_SECTION_STATES,
  rapporteur: WITH_REVIEW,
  moderator: WITH_REVIEW,
}

/** Who may suggest while a section is in review. */
const SUGGESTS: readonly Hat[] = ['guest', 'contributor']

/** The states in which the actor may write in this group's sections. The committer checks them in the statement that appends. */
export const writableStates = (actor: Actor, group: GroupPlace): readonly SectionState[] =>
  hatsIn(actor, group)
    .map((hat) => WRITES[hat] ?? [])
    .reduce((widest, states) => (states.length > widest.length ? states : widest), [])

/**
 * The states in which may be committed what the actor brings under this grant. A mere suggestion does no harm where its author may write:
 * a section that goes back from review while one is on its way takes it.
 */
export const committableStates = (actor: Actor, group: GroupPlace, grant: Grant): readonly SectionState[] =>
  grant === 'suggest' ? WITH_REVIEW : writableStates(actor, group)

type SectionPlace = { section: { state: SectionState; removedAt?: Date | null }; group: GroupPlace }

/** What the actor may do with a section's text. `none`: the section does not exist for this actor. */
export function sectionGrant(actor: Actor, { section, group }: SectionPlace): Grant {
  if (section.removedAt || !canSeeGroup(actor, group)) return 'none'
  if (writableStates(actor, group).includes(section.state)) return 'edit'
  return section.state === 'in_review' && wears(actor, group, SUGGESTS) ? 'suggest' : 'read'
}

export const canOnSection = (actor: Actor | undefined, permission: SectionPermission, group: GroupPlace): boolean =>
  wears(actor, group, MAY[permission])

const isTransition = (permission: SectionPermission): permission is SectionAction => permission !== 'rename' && permission !== 'remove'

/** Whether the states have this step. Sections move and change only while their paper is being drafted. */
export function sectionAllows(states: { section: SectionState; paper: PaperState }, permission: SectionPermission): boolean {
  if (states.paper !== 'drafting') return false
  return isTransition(permission)
    ? maybeNextSectionState(states.section, permission) !== undefined
    : OPEN_SECTION_STATES.includes(states.section)
}
