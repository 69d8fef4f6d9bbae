import { mentionedIn } from '@concord/contract'
import { isId } from '@concord/paper'
import type { Actor } from '../auth/actor.ts'
import type { Queryable } from '../deps.ts'
import { AppError } from '../http/app-error.ts'
import { notFound } from '../policies/hats.ts'
import { lockThread, type ThreadRow } from '../storage/comment-queries.ts'
import { findMentionable, setMentions } from '../storage/mention-queries.ts'
import type { SectionPlace } from '../storage/section-queries.ts'
import { mustSeeSection } from './take-section.ts'

export type ThreadKey = { sectionId: string; threadId: string }

/** A thread for a command that changes it, held until the transaction ends. To somebody who may not see its section there is none: 404. */
export async function takeThread(
  tx: Queryable,
  actor: Actor,
  { sectionId, threadId }: ThreadKey,
): Promise<{ place: SectionPlace; thread: ThreadRow }> {
  const place = await mustSeeSection(tx, actor, sectionId)
  const thread = isId(threadId) ? await lockThread(tx, threadId) : undefined
  if (thread?.sectionId !== sectionId) throw notFound('comment')
  return { place, thread }
}

/** 409 unless the thread is open: what is resolved is reopened first. */
export function mustBeOpen({ resolvedAt }: ThreadRow): void {
  if (resolvedAt) throw new AppError('wrong_state', 'This comment is resolved. Reopen it to go on.', { state: 'resolved' })
}

/** Stores whom a comment mentions; 400 `invalid_mention` where its words name somebody who may not see the section. */
export async function storeMentions(
  tx: Queryable,
  { group }: SectionPlace,
  { commentId, words }: { commentId: string; words: string },
): Promise<void> {
  const named = mentionedIn(words)
  const known = await findMentionable(tx, group, named)
  const unknown = named.filter((personId) => !known.has(personId))
  if (unknown.length > 0) {
    throw new AppError('invalid_mention', 'Somebody who is mentioned may not see this section.', { people: unknown })
  }
  await setMentions(tx, commentId, named)
}
