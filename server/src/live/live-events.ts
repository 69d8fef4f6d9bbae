import type { Access } from '@concord/collab'
import { type LiveEvent, SCHEMA_VERSION } from '@concord/contract'
import type { SectionPlace } from './section-access.ts'

/** The first thing that a session hears. */
export const helloEvent = ({ grant }: Access, { section }: NonNullable<SectionPlace>): LiveEvent => ({
  type: 'hello',
  grant,
  state: section.state,
  epoch: section.epoch,
  schema: SCHEMA_VERSION,
})

/** The section's state and what the session may do from now on. */
export const stateEvent = ({ grant }: Access, { section, approvedByName }: NonNullable<SectionPlace>): LiveEvent => ({
  type: 'state',
  grant,
  state: section.state,
  hash: section.approvedHash,
  by: section.approvedHash ? approvedByName : null,
  at: section.approvedAt?.toISOString() ?? null,
})
