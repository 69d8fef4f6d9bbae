import type { PaperId } from '@concord/paper'
import type { Actor } from '../auth/actor.ts'
import { mustBeConfirmed } from '../auth/confirmation.ts'
import type { Deps } from '../deps.ts'
import { updatePaper } from '../storage/paper-queries.ts'
import { recordEvent } from './record-event.ts'
import { takePaper } from './take-paper.ts'

/** Signs a consolidated paper off: from then on it may be released. */
export async function signOffPaper(deps: Deps, actor: Actor, { paperId }: { paperId: string }): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const { paper } = await takePaper(tx, actor, paperId, 'sign_off')
    mustBeConfirmed(actor, deps.clock)
    const at = deps.clock.now()
    await updatePaper(tx, paperId, { state: 'approved', signedOffBy: actor.personId, signedOffAt: at, updatedAt: at })
    const data = { fingerprint: paper.fingerprint, version: paper.version }
    await recordEvent(tx, at, actor, { action: 'paper.signed_off', subject: ['paper', paperId], data })
  })
  await deps.live.paperChanged(paperId as PaperId)
}
