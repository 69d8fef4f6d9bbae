import type { CommentThread, MentionWaiting, SectionComment } from '@concord/contract'
import type { Actor } from '../auth/actor.ts'
import { canChangeComment, canComment, canOnThread } from '../policies/comment-policy.ts'
import type { GroupPlace } from '../policies/hats.ts'
import type { ListedThread } from '../storage/comment-queries.ts'
import type { UnseenMention } from '../storage/mention-queries.ts'
import type { NamedPerson } from '../storage/people-queries.ts'
import { presentPerson } from './people.ts'

type People = ReadonlyMap<string, NamedPerson>
type Comment = ListedThread['comments'][number]

function mustName(people: People, personId: string): NamedPerson {
  const person = people.get(personId)
  if (!person) throw new Error(`no person ${personId}`)
  return person
}

/** The ids of everybody whom these threads name. */
export const peopleInThreads = (threads: readonly ListedThread[]): string[] => [
  ...new Set(
    threads.flatMap(({ thread, comments }) => [
      ...(thread.resolvedBy ? [thread.resolvedBy] : []),
      ...comments.flatMap(({ writtenBy, mentions }) => [writtenBy, ...mentions]),
    ]),
  ),
]

function presentWords(comment: Comment, people: People): Omit<SectionComment, 'can'> {
  return {
    id: comment.id,
    by: presentPerson(mustName(people, comment.writtenBy)),
    words: comment.withdrawnAt ? null : comment.words,
    mentions: comment.mentions.map((personId) => ({ id: personId, name: mustName(people, personId).name })),
    writtenAt: comment.writtenAt.toISOString(),
    ...(comment.editedAt && { editedAt: comment.editedAt.toISOString() }),
  }
}

/** A thread as the actor sees it. */
export function presentThread({ thread, comments }: ListedThread, people: People, group: GroupPlace, actor: Actor): CommentThread {
  const isOpen = thread.resolvedAt === null
  const mayResolve = canOnThread(actor, 'resolve', group, thread)
  return {
    id: thread.id,
    sectionId: thread.sectionId,
    anchor: { start: thread.anchorStart, end: thread.anchorEnd },
    quote: thread.quote,
    quoteFound: thread.quoteFound,
    state: isOpen ? 'open' : 'resolved',
    blocking: thread.blocking,
    comments: comments.map((comment) => ({
      ...presentWords(comment, people),
      can: { change: comment.withdrawnAt === null && canChangeComment(actor, group, comment) },
    })),
    commentCount: thread.commentCount,
    ...(thread.resolvedAt && { resolvedAt: thread.resolvedAt.toISOString() }),
    ...(thread.resolvedBy && { resolvedBy: mustName(people, thread.resolvedBy).name }),
    can: {
      reply: isOpen && canComment(actor, group),
      resolve: isOpen && mayResolve,
      reopen: !isOpen && mayResolve,
      flag: isOpen && canOnThread(actor, 'flag', group, thread),
    },
  }
}

/** A comment that mentions the person who asks. */
export const presentMention = (
  { comment, section, paper }: UnseenMention,
  mentions: readonly string[],
  people: People,
): MentionWaiting => ({
  comment: presentWords({ ...comment, mentions: [...mentions] }, people),
  threadId: comment.threadId,
  section,
  paper,
})
