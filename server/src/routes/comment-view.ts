import { type CommentThread, LATEST_COMMENTS, THREADS_ON_PAGE } from '@concord/contract'
import { isId } from '@concord/paper'
import type { Actor } from '../auth/actor.ts'
import { mustSeeSection } from '../commands/take-section.ts'
import type { Deps } from '../deps.ts'
import type { GroupPlace } from '../policies/hats.ts'
import { notFound } from '../policies/hats.ts'
import { peopleInThreads, presentThread } from '../presenters/comments.ts'
import { listThreads, maybeFindThread, type ThreadPage, type ThreadRow, withComments } from '../storage/comment-queries.ts'
import { findPeople } from '../storage/people-queries.ts'

type Reading = Pick<Deps, 'db'>

async function view(
  { db }: Reading,
  actor: Actor,
  group: GroupPlace,
  rows: readonly ThreadRow[],
  latest: number,
): Promise<CommentThread[]> {
  const threads = await withComments(db, rows, latest)
  const people = await findPeople(db, peopleInThreads(threads))
  return threads.map((thread) => presentThread(thread, people, group, actor))
}

/** One page of a section's threads as the actor sees them; 404 where they may not see the section. */
export async function viewThreads(deps: Reading, actor: Actor, sectionId: string, page: Omit<ThreadPage, 'limit'>) {
  const { section, group } = await mustSeeSection(deps.db, actor, sectionId)
  const rows = await listThreads(deps.db, section.id, { ...page, limit: THREADS_ON_PAGE + 1 })
  const shown = rows.slice(0, THREADS_ON_PAGE)
  const items = await view(deps, actor, group, shown, LATEST_COMMENTS)
  return { items, ...(rows.length > shown.length && { next: shown.at(-1)!.id }) }
}

/** One thread with all its comments. */
export async function viewThread(deps: Reading, actor: Actor, sectionId: string, threadId: string): Promise<CommentThread> {
  const { group } = await mustSeeSection(deps.db, actor, sectionId)
  const row = isId(threadId) ? await maybeFindThread(deps.db, threadId) : undefined
  if (row?.sectionId !== sectionId) throw notFound('comment')
  const [thread] = await view(deps, actor, group, [row], row.commentCount)
  return thread!
}
