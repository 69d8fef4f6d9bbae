import type { SectionId } from '@concord/paper'
import type { Actor } from '../auth/actor.ts'
import type { Deps } from '../deps.ts'
import { canOnThread } from '../policies/comment-policy.ts'
import { mustMay } from '../policies/hats.ts'
import { updateThread } from '../storage/comment-queries.ts'
import { recordEvent } from './record-event.ts'
import { mustBeOpen, type ThreadKey, takeThread } from './take-thread.ts'

const EVENTS = { resolve: 'section.comment_resolved', reopen: 'section.comment_reopened' } as const

/** Resolves a thread or reopens it. Doing it again changes nothing: the first name stays. */
export async function settleComment(deps: Deps, actor: Actor, key: ThreadKey, action: 'resolve' | 'reopen'): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const { place, thread } = await takeThread(tx, actor, key)
    mustMay(canOnThread(actor, 'resolve', place.group, thread))
    if ((thread.resolvedAt !== null) === (action === 'resolve')) return
    const at = deps.clock.now()
    const resolved = action === 'resolve' ? { resolvedBy: actor.personId, resolvedAt: at } : { resolvedBy: null, resolvedAt: null }
    await updateThread(tx, thread.id, resolved)
    const data = { threadId: thread.id, blocking: thread.blocking }
    await recordEvent(tx, at, actor, { action: EVENTS[action], subject: ['section', key.sectionId], data })
  })
  await deps.live.commentsChanged(key.sectionId as SectionId)
}

/** Says whether an open thread stands in the way of submitting and approving its section. */
export async function flagComment(deps: Deps, actor: Actor, key: ThreadKey, blocking: boolean): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const { place, thread } = await takeThread(tx, actor, key)
    mustMay(canOnThread(actor, 'flag', place.group, thread))
    mustBeOpen(thread)
    if (thread.blocking === blocking) return
    await updateThread(tx, thread.id, { blocking })
    const data = { threadId: thread.id, blocking }
    await recordEvent(tx, deps.clock.now(), actor, { action: 'section.comment_flagged', subject: ['section', key.sectionId], data })
  })
  await deps.live.commentsChanged(key.sectionId as SectionId)
}
