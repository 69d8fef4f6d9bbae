import { OPEN_SECTION_STATES, type PaperState, type SectionState } from '@concord/paper'
import type { Actor } from '../auth/actor.ts'
import { type GroupPlace, type Hat, wears } from './hats.ts'

const SAVES: readonly Hat[] = ['contributor', 'rapporteur', 'moderator', 'secretariat']
const RESTORES: readonly Hat[] = ['rapporteur', 'moderator']
const SAVES_PAPERS: readonly Hat[] = ['rapporteur', 'moderator', 'secretariat']

/** Whether somebody may save a section's text under a name. Points that save themselves need nobody. */
export const canSavePoint = (actor: Actor | undefined, group: GroupPlace): boolean => wears(actor, group, SAVES)

/** Whether somebody may put an earlier text in the place of the one that there is. */
export const canRestore = (actor: Actor | undefined, group: GroupPlace): boolean => wears(actor, group, RESTORES)

/** Whether the states let an earlier text come back: only while the section may be written at all. */
export const restoreAllows = (states: { section: SectionState; paper: PaperState }): boolean =>
  states.paper === 'drafting' && [...OPEN_SECTION_STATES, 'in_review'].includes(states.section)

/** Whether somebody may save the whole paper under a name. */
export const canSaveMilestone = (actor: Actor | undefined, group: GroupPlace): boolean => wears(actor, group, SAVES_PAPERS)
