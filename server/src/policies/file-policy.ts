import type { SectionState } from '@concord/paper'
import type { Actor } from '../auth/actor.ts'
import type { GroupPlace } from './hats.ts'
import { sectionGrant, writableStates } from './section-policy.ts'

const WRITES = new Set(['edit', 'suggest'])

/** Whether somebody may upload files for a paper's figures now: who may write or suggest in one of its sections. */
export const canUploadFiles = (
  actor: Actor,
  { sections, group }: { sections: readonly { state: SectionState }[]; group: GroupPlace },
): boolean => sections.some((section) => WRITES.has(sectionGrant(actor, { section, group })))

/** Whether it is only the state of the sections that keeps somebody from it. */
export const writesHere = (actor: Actor, group: GroupPlace): boolean => writableStates(actor, group).length > 0
