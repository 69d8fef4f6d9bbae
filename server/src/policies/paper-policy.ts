import { maybeNextPaperState, type PaperAction, type PaperState } from '@concord/paper'
import type { Actor } from '../auth/actor.ts'
import { type GroupPlace, type Hat, wears } from './hats.ts'

/** What somebody may do with a paper: its transitions, its title and its list of sections. */
export type PaperPermission = PaperAction | 'rename' | 'add_section' | 'move_section'

/** Who may do what with a paper of their group. */
const MAY: Record<PaperPermission, readonly Hat[]> = {
  rename: ['rapporteur'],
  add_section: ['rapporteur'],
  move_section: ['rapporteur'],
  consolidate: ['rapporteur'],
  sign_off: ['secretariat'],
  release: ['secretariat'],
  reopen: ['moderator', 'secretariat'],
  withdraw: ['secretariat'],
}

export const canOnPaper = (actor: Actor | undefined, permission: PaperPermission, group: GroupPlace): boolean =>
  wears(actor, group, MAY[permission])

const isTransition = (permission: PaperPermission): permission is PaperAction =>
  permission !== 'rename' && permission !== 'add_section' && permission !== 'move_section'

/** Whether the paper's state has this step: the list of sections and the title change only while drafting. */
export const paperAllows = (state: PaperState, permission: PaperPermission): boolean =>
  isTransition(permission) ? maybeNextPaperState(state, permission) !== undefined : state === 'drafting'
