import { and, asc, desc, eq, exists, inArray, isNull, notInArray, or, sql } from 'drizzle-orm'
import type { Queryable } from '../deps.ts'
import type { PaperScope } from './paper-queries.ts'
import type { NamedPerson } from './people-queries.ts'
import {
  commentMentions,
  comments,
  commentThreads,
  editionRoles,
  groups,
  memberships,
  organisations,
  papers,
  people,
  sections,
} from './schema.ts'

type GroupKey = { id: string; editionId: string }

/** More people than a group ever has. */
const MOST_PEOPLE = 2000

/** Whoever may see a group's sections: its members, and members with a role in its edition. The same rule as `canSeeGroup`. */
function mayBeMentioned(db: Queryable, group: GroupKey) {
  const membership = db
    .select({ one: sql`1` })
    .from(memberships)
    .where(and(eq(memberships.groupId, group.id), eq(memberships.personId, people.id)))
  const role = db
    .select({ one: sql`1` })
    .from(editionRoles)
    .where(and(eq(editionRoles.editionId, group.editionId), eq(editionRoles.personId, people.id)))
  return or(exists(membership), and(eq(people.kind, 'member'), exists(role)))
}

/** Everybody who can be mentioned in a group's sections, by name. */
export function listMentionable(db: Queryable, group: GroupKey): Promise<NamedPerson[]> {
  return db
    .select({
      id: people.id,
      name: people.name,
      kind: people.kind,
      organisationId: people.organisationId,
      organisation: organisations.name,
    })
    .from(people)
    .leftJoin(organisations, eq(people.organisationId, organisations.id))
    .where(mayBeMentioned(db, group))
    .orderBy(asc(people.name), asc(people.id))
    .limit(MOST_PEOPLE)
}

/** Which of these people can be mentioned there. */
export async function findMentionable(db: Queryable, group: GroupKey, personIds: readonly string[]): Promise<Set<string>> {
  if (personIds.length === 0) return new Set()
  const rows = await db
    .select({ id: people.id })
    .from(people)
    .where(and(inArray(people.id, [...personIds]), mayBeMentioned(db, group)))
  return new Set(rows.map(({ id }) => id))
}

/** Makes a comment mention exactly these people. Who was mentioned before and saw it is not told again. */
export async function setMentions(tx: Queryable, commentId: string, personIds: readonly string[]): Promise<void> {
  const of = eq(commentMentions.commentId, commentId)
  await tx.delete(commentMentions).where(personIds.length > 0 ? and(of, notInArray(commentMentions.personId, [...personIds])) : of)
  if (personIds.length === 0) return
  await tx
    .insert(commentMentions)
    .values(personIds.map((personId) => ({ commentId, personId })))
    .onConflictDoNothing()
}

/** The comments that mention a person and that they have not seen, in sections of the scope, the newest first. */
export function listUnseenMentions(db: Queryable, personId: string, { groupIds, editionIds }: PaperScope, limit: number) {
  return db
    .select({ comment: comments, section: { id: sections.id, title: sections.title }, paper: { id: papers.id, title: papers.title } })
    .from(commentMentions)
    .innerJoin(comments, eq(commentMentions.commentId, comments.id))
    .innerJoin(commentThreads, eq(comments.threadId, commentThreads.id))
    .innerJoin(sections, eq(commentThreads.sectionId, sections.id))
    .innerJoin(papers, eq(sections.paperId, papers.id))
    .innerJoin(groups, eq(papers.groupId, groups.id))
    .where(
      and(
        eq(commentMentions.personId, personId),
        isNull(commentMentions.seenAt),
        isNull(comments.withdrawnAt),
        isNull(sections.removedAt),
        or(
          groupIds.length > 0 ? inArray(groups.id, [...groupIds]) : sql`false`,
          editionIds.length > 0 ? inArray(groups.editionId, [...editionIds]) : sql`false`,
        ),
      ),
    )
    .orderBy(desc(comments.writtenAt), asc(comments.id))
    .limit(limit)
}

export type UnseenMention = Awaited<ReturnType<typeof listUnseenMentions>>[number]

/** Notes that a person has seen these mentions of them. */
export async function markSeen(tx: Queryable, personId: string, commentIds: readonly string[], seenAt: Date): Promise<void> {
  await tx
    .update(commentMentions)
    .set({ seenAt })
    .where(and(eq(commentMentions.personId, personId), inArray(commentMentions.commentId, [...commentIds]), isNull(commentMentions.seenAt)))
}
