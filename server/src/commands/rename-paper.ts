import type { PaperId } from '@concord/paper'
import type { Actor } from '../auth/actor.ts'
import type { Deps } from '../deps.ts'
import { updatePaper } from '../storage/paper-queries.ts'
import { recordEvent } from './record-event.ts'
import { takePaper } from './take-paper.ts'

/** Gives a paper another title while it is being drafted. */
export async function renamePaper(deps: Deps, actor: Actor, { paperId, title }: { paperId: string; title: string }): Promise<void> {
  await deps.db.transaction(async (tx) => {
    await takePaper(tx, actor, paperId, 'rename')
    await updatePaper(tx, paperId, { title, updatedAt: deps.clock.now() })
    await recordEvent(tx, deps.clock.now(), actor, { action: 'paper.renamed', subject: ['paper', paperId] })
  })
  await deps.live.paperChanged(paperId as PaperId)
}
