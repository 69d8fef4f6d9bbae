import { and, asc, eq, inArray, isNotNull, isNull, lte, or, sql } from 'drizzle-orm'
import type { Queryable } from '../deps.ts'
import { commentMentions, comments, commentThreads } from './schema.ts'

export type ThreadRow = typeof commentThreads.$inferSelect
export type CommentRow = typeof comments.$inferSelect
/** A thread with some of its comments in their order, each with the ids of those whom it mentions. */
export type ListedThread = { thread: ThreadRow; comments: (CommentRow & { mentions: string[] })[] }

/** The thread's own row, or nothing where a thread with this id exists already. */
export async function insertThread(tx: Queryable, row: typeof commentThreads.$inferInsert): Promise<boolean> {
  const inserted = await tx.insert(commentThreads).values(row).onConflictDoNothing().returning({ id: commentThreads.id })
  return inserted.length > 0
}

export async function maybeFindThread(db: Queryable, threadId: string): Promise<ThreadRow | undefined> {
  const [row] = await db.select().from(commentThreads).where(eq(commentThreads.id, threadId))
  return row
}

/** Reads a thread's row and holds it until the transaction ends: its comments are numbered one after the other. */
export async function lockThread(tx: Queryable, threadId: string): Promise<ThreadRow | undefined> {
  const [row] = await tx.select().from(commentThreads).where(eq(commentThreads.id, threadId)).for('update')
  return row
}

export async function updateThread(tx: Queryable, threadId: string, change: Partial<ThreadRow>): Promise<void> {
  await tx.update(commentThreads).set(change).where(eq(commentThreads.id, threadId))
}

export async function maybeFindComment(db: Queryable, commentId: string): Promise<CommentRow | undefined> {
  const [row] = await db.select().from(comments).where(eq(comments.id, commentId))
  return row
}

export async function insertComment(tx: Queryable, row: typeof comments.$inferInsert): Promise<void> {
  await tx.insert(comments).values(row)
}

export async function updateComment(tx: Queryable, commentId: string, change: Partial<CommentRow>): Promise<void> {
  await tx.update(comments).set(change).where(eq(comments.id, commentId))
}

/** Whether a thread has a comment that is not withdrawn. */
export async function hasWords(db: Queryable, threadId: string): Promise<boolean> {
  const rows = await db
    .select({ id: comments.id })
    .from(comments)
    .where(and(eq(comments.threadId, threadId), isNull(comments.withdrawnAt)))
    .limit(1)
  return rows.length > 0
}

export type ThreadPage = { state?: 'open' | 'resolved' | undefined; after?: string | undefined; limit: number }

/** One page of a section's threads, the oldest first, behind the thread `after`. */
export function listThreads(db: Queryable, sectionId: string, { state, after, limit }: ThreadPage): Promise<ThreadRow[]> {
  const place = sql`(${commentThreads.startedAt}, ${commentThreads.id})`
  return db
    .select()
    .from(commentThreads)
    .where(
      and(
        eq(commentThreads.sectionId, sectionId),
        state === undefined ? undefined : (state === 'open' ? isNull : isNotNull)(commentThreads.resolvedAt),
        after === undefined ? undefined : sql`${place} > (select t.started_at, t.id from comment_threads t where t.id = ${after})`,
      ),
    )
    .orderBy(asc(commentThreads.startedAt), asc(commentThreads.id))
    .limit(limit)
}

/** The comments of some threads with their mentions: of each thread the first one and the `latest` last ones. Two statements for all. */
export async function withComments(db: Queryable, threads: readonly ThreadRow[], latest: number): Promise<ListedThread[]> {
  if (threads.length === 0) return []
  const rows = await db
    .select({ comment: comments })
    .from(comments)
    .innerJoin(commentThreads, eq(comments.threadId, commentThreads.id))
    .where(
      and(
        inArray(
          commentThreads.id,
          threads.map(({ id }) => id),
        ),
        or(lte(comments.number, 1), sql`${comments.number} > ${commentThreads.commentCount} - ${latest}::int`),
      ),
    )
    .orderBy(asc(comments.number))
  const mentions = await mentionsIn(
    db,
    rows.map(({ comment }) => comment.id),
  )
  const byThread = Map.groupBy(rows, ({ comment }) => comment.threadId)
  return threads.map((thread) => ({
    thread,
    comments: (byThread.get(thread.id) ?? []).map(({ comment }) => ({ ...comment, mentions: mentions.get(comment.id) ?? [] })),
  }))
}

/** Whom each of these comments mentions. */
export async function mentionsIn(db: Queryable, commentIds: readonly string[]): Promise<Map<string, string[]>> {
  if (commentIds.length === 0) return new Map()
  const rows = await db
    .select({ commentId: commentMentions.commentId, personId: commentMentions.personId })
    .from(commentMentions)
    .where(inArray(commentMentions.commentId, [...commentIds]))
  return new Map([...Map.groupBy(rows, ({ commentId }) => commentId)].map(([id, all]) => [id, all.map(({ personId }) => personId)]))
}

/** How many open threads a section has, and how many of them are blocking. */
export type OpenThreads = { open: number; blocking: number }
export const NO_THREADS: OpenThreads = { open: 0, blocking: 0 }

/** The open threads of many sections in one statement. Sections without one are missing. */
export async function countOpenThreads(db: Queryable, sectionIds: readonly string[]): Promise<Map<string, OpenThreads>> {
  if (sectionIds.length === 0) return new Map()
  const rows = await db
    .select({
      sectionId: commentThreads.sectionId,
      open: sql<number>`count(*)::int`,
      blocking: sql<number>`(count(*) filter (where ${commentThreads.blocking}))::int`,
    })
    .from(commentThreads)
    .where(and(inArray(commentThreads.sectionId, [...sectionIds]), isNull(commentThreads.resolvedAt)))
    .groupBy(commentThreads.sectionId)
  return new Map(rows.map(({ sectionId, ...counts }) => [sectionId, counts]))
}

/** The open blocking threads of a section, the oldest first. */
export function listBlockingThreads(db: Queryable, sectionId: string): Promise<ThreadRow[]> {
  return db
    .select()
    .from(commentThreads)
    .where(and(eq(commentThreads.sectionId, sectionId), commentThreads.blocking, isNull(commentThreads.resolvedAt)))
    .orderBy(asc(commentThreads.startedAt), asc(commentThreads.id))
}
