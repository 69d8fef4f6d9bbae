import type { PaperId } from '@concord/paper'
import type { Actor } from '../auth/actor.ts'
import { mustBeConfirmed } from '../auth/confirmation.ts'
import type { Deps } from '../deps.ts'
import { updatePaper } from '../storage/paper-queries.ts'
import { listReleasesOf, updateRelease } from '../storage/release-queries.ts'
import { recordEvent } from './record-event.ts'
import { takePaper, wrongPaperState } from './take-paper.ts'

/** Withdraws a paper's current release: its page stays as a tombstone with the reason, its files are no longer served. */
export async function withdrawRelease(deps: Deps, actor: Actor, { paperId, reason }: { paperId: string; reason: string }): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const { paper } = await takePaper(tx, actor, paperId, 'withdraw')
    mustBeConfirmed(actor, deps.clock)
    const current = (await listReleasesOf(tx, paperId)).find(({ version }) => version === paper.version)
    if (current?.state !== 'released') throw wrongPaperState(paper.state)
    const at = deps.clock.now()
    await updateRelease(tx, current.id, { state: 'withdrawn', withdrawnAt: at, withdrawnReason: reason })
    await updatePaper(tx, paperId, { state: 'withdrawn', updatedAt: at })
    await recordEvent(tx, at, actor, {
      action: 'release.withdrawn',
      subject: ['release', current.reference],
      data: { paperId, version: current.version },
      decision: { paperId, reason },
    })
  })
  await deps.live.paperChanged(paperId as PaperId)
}
