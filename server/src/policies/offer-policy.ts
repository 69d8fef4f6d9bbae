import { GROUP_ROLES } from '@concord/paper'
import type { Actor } from '../auth/actor.ts'
import { type GroupPlace, type Hat, wears } from './hats.ts'

const SETTLES: readonly Hat[] = ['moderator', 'secretariat']

/** Whether somebody may offer words that a section of the group did not take: its members, whatever they may still write. */
export const canOfferWords = (actor: Actor | undefined, group: GroupPlace): boolean => wears(actor, group, GROUP_ROLES)

/** Whether somebody sees every offer of the group and says when one is dealt with. Everybody else sees their own. */
export const canSettleOffers = (actor: Actor | undefined, group: GroupPlace): boolean => wears(actor, group, SETTLES)

/** Whose offers somebody sees: everybody's (no `offeredBy`), or their own. */
export const offersOf = (actor: Actor, group: GroupPlace): { offeredBy?: string } =>
  canSettleOffers(actor, group) ? {} : { offeredBy: actor.personId }
