import { MAX_REPLIES } from '@concord/contract'
import type { SectionId } from '@concord/paper'
import type { Actor } from '../auth/actor.ts'
import type { Deps, Queryable } from '../deps.ts'
import { AppError } from '../http/app-error.ts'
import { canComment } from '../policies/comment-policy.ts'
import { mustMay } from '../policies/hats.ts'
import { insertComment, maybeFindComment, updateThread } from '../storage/comment-queries.ts'
import { recordEvent } from './record-event.ts'
import { mustBeOpen, storeMentions, type ThreadKey, takeThread } from './take-thread.ts'

/** `id` may come from the author's device: a request that is repeated is the same reply. */
export type Reply = ThreadKey & { id?: string | undefined; words: string }

/** Adds a comment to an open thread and tells everybody who has the section open. */
export async function replyToComment(deps: Deps, actor: Actor, reply: Reply): Promise<void> {
  const isNew = await deps.db.transaction((tx) => storeReply(tx, deps, actor, reply))
  if (isNew) await deps.live.commentsChanged(reply.sectionId as SectionId)
}

async function storeReply(tx: Queryable, deps: Deps, actor: Actor, { id, words, ...key }: Reply): Promise<boolean> {
  const { place, thread } = await takeThread(tx, actor, key)
  mustMay(canComment(actor, place.group))
  if (id !== undefined && (await isKnown(tx, actor, id, key))) return false
  mustBeOpen(thread)
  if (thread.commentCount > MAX_REPLIES) throw new AppError('too_many_comments', `A comment takes ${MAX_REPLIES} replies at most.`)
  const at = deps.clock.now()
  const number = thread.commentCount + 1
  const commentId = id ?? deps.newId()
  await insertComment(tx, { id: commentId, threadId: thread.id, number, writtenBy: actor.personId, writtenAt: at, words })
  await updateThread(tx, thread.id, { commentCount: number })
  await storeMentions(tx, place, { commentId, words })
  const data = { threadId: thread.id, commentId }
  await recordEvent(tx, at, actor, { action: 'section.comment_replied', subject: ['section', key.sectionId], data })
  return true
}

/** Whether this reply came before; 409 where its id names another comment. */
async function isKnown(tx: Queryable, actor: Actor, id: string, { threadId }: ThreadKey): Promise<boolean> {
  const found = await maybeFindComment(tx, id)
  if (!found) return false
  if (found.threadId === threadId && found.writtenBy === actor.personId) return true
  throw new AppError('already_exists', 'This id names another comment.')
}
