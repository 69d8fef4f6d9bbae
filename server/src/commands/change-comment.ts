import { isId, type SectionId } from '@concord/paper'
import type { AuditAction } from '../audit/audit-event.ts'
import type { Actor } from '../auth/actor.ts'
import type { Deps, Queryable } from '../deps.ts'
import { AppError } from '../http/app-error.ts'
import { canChangeComment } from '../policies/comment-policy.ts'
import { mustMay, notFound } from '../policies/hats.ts'
import { type CommentRow, hasWords, maybeFindComment, maybeFindThread, updateComment, updateThread } from '../storage/comment-queries.ts'
import { setMentions } from '../storage/mention-queries.ts'
import type { SectionPlace } from '../storage/section-queries.ts'
import { recordEvent } from './record-event.ts'
import { storeMentions, takeThread } from './take-thread.ts'

type Taken = { place: SectionPlace; comment: CommentRow; resolvedAt: Date | null; at: Date }

/** Changes the words of the actor's own comment; answers where it stands. */
export function editComment(deps: Deps, actor: Actor, { commentId, words }: { commentId: string; words: string }) {
  return change(deps, actor, commentId, 'section.comment_edited', async (tx, { place, at }) => {
    await updateComment(tx, commentId, { words, editedAt: at })
    await storeMentions(tx, place, { commentId, words })
  })
}

/** Takes the words of the actor's own comment away for good; the comment stays as withdrawn. A thread without any words left is resolved. */
export function withdrawComment(deps: Deps, actor: Actor, { commentId }: { commentId: string }) {
  return change(deps, actor, commentId, 'section.comment_withdrawn', async (tx, { comment, resolvedAt, at }) => {
    await updateComment(tx, commentId, { words: '', withdrawnAt: at })
    await setMentions(tx, commentId, [])
    if (!resolvedAt && !(await hasWords(tx, comment.threadId))) {
      await updateThread(tx, comment.threadId, { resolvedBy: actor.personId, resolvedAt: at })
    }
  })
}

async function change(
  deps: Deps,
  actor: Actor,
  commentId: string,
  action: AuditAction,
  apply: (tx: Queryable, taken: Taken) => Promise<void>,
): Promise<{ sectionId: string; threadId: string }> {
  const where = await deps.db.transaction(async (tx) => {
    const { sectionId, threadId } = await mustFindPlace(tx, commentId)
    const { place, thread } = await takeThread(tx, actor, { sectionId, threadId })
    const comment = await maybeFindComment(tx, commentId)
    if (!comment) throw notFound('comment')
    mustMay(canChangeComment(actor, place.group, comment), 'Only its author can change a comment.')
    if (comment.withdrawnAt) throw new AppError('wrong_state', 'These words were withdrawn.', { state: 'withdrawn' })
    const at = deps.clock.now()
    await apply(tx, { place, comment, resolvedAt: thread.resolvedAt, at })
    await recordEvent(tx, at, actor, { action, subject: ['section', sectionId], data: { threadId, commentId } })
    return { sectionId, threadId }
  })
  await deps.live.commentsChanged(where.sectionId as SectionId)
  return where
}

async function mustFindPlace(tx: Queryable, commentId: string): Promise<{ sectionId: string; threadId: string }> {
  const comment = isId(commentId) ? await maybeFindComment(tx, commentId) : undefined
  const thread = comment && (await maybeFindThread(tx, comment.threadId))
  if (!thread) throw notFound('comment')
  return { sectionId: thread.sectionId, threadId: thread.id }
}
