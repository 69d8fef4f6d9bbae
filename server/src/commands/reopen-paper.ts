import type { PaperId } from '@concord/paper'
import type { Actor } from '../auth/actor.ts'
import { mustBeConfirmed } from '../auth/confirmation.ts'
import type { Deps } from '../deps.ts'
import { updatePaper } from '../storage/paper-queries.ts'
import { recordEvent } from './record-event.ts'
import { takePaper } from './take-paper.ts'

/**
 * Takes a paper back to drafting. A released paper starts its next version, while its release stays valid. Sections stay approved
 * until they are reopened one by one.
 */
export async function reopenPaper(deps: Deps, actor: Actor, { paperId, reason }: { paperId: string; reason: string }): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const { paper } = await takePaper(tx, actor, paperId, 'reopen')
    mustBeConfirmed(actor, deps.clock)
    const version = paper.state === 'released' ? paper.version + 1 : paper.version
    const undone = { fingerprint: null, signedOffBy: null, signedOffAt: null }
    await updatePaper(tx, paperId, { state: 'drafting', version, ...undone, updatedAt: deps.clock.now() })
    await recordEvent(tx, deps.clock.now(), actor, {
      action: 'paper.reopened',
      subject: ['paper', paperId],
      data: { from: paper.state, version },
      decision: { paperId, reason },
    })
  })
  await deps.live.paperChanged(paperId as PaperId)
}
