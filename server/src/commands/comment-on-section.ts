import { isCommentAnchor } from '@concord/collab'
import { MAX_OPEN_THREADS } from '@concord/contract'
import { plainText, type SectionContent, type SectionId, withoutSpace } from '@concord/paper'
import type { Actor } from '../auth/actor.ts'
import type { Deps, Queryable } from '../deps.ts'
import { AppError } from '../http/app-error.ts'
import { canComment, canOnThread } from '../policies/comment-policy.ts'
import { mustMay } from '../policies/hats.ts'
import { countOpenThreads, insertComment, insertThread, maybeFindThread } from '../storage/comment-queries.ts'
import { recordEvent } from './record-event.ts'
import { mustSeeSection } from './take-section.ts'
import { storeMentions } from './take-thread.ts'

/** A comment on words of a section. The thread's `id` may come from the author's device: a request that is repeated is the same thread. */
export type NewThread = {
  id?: string | undefined
  sectionId: string
  anchor: { start: string; end: string }
  quote: string
  words: string
  blocking?: boolean | undefined
}

/** Begins a thread, also on words that are gone meanwhile (then `quoteFound` is false), and tells everybody who has the section open; answers its id. */
export async function commentOnSection(deps: Deps, actor: Actor, begun: NewThread): Promise<string> {
  if (!isCommentAnchor(begun.anchor)) {
    throw new AppError('invalid_body', 'The anchor is not two positions in the text.', {
      issues: [{ path: 'anchor', message: 'is not two positions' }],
    })
  }
  const threadId = begun.id ?? deps.newId()
  const isNew = await deps.db.transaction((tx) => storeThread(tx, deps, actor, { ...begun, id: threadId }))
  if (isNew) await deps.live.commentsChanged(begun.sectionId as SectionId)
  return threadId
}

async function storeThread(tx: Queryable, deps: Deps, actor: Actor, begun: NewThread & { id: string }): Promise<boolean> {
  const { id: threadId, sectionId, anchor, quote, words, blocking = false } = begun
  const place = await mustSeeSection(tx, actor, sectionId)
  mustMay(canComment(actor, place.group))
  if (blocking) mustMay(canOnThread(actor, 'flag', place.group, { startedBy: actor.personId }), 'Your role cannot hold up a section.')
  // Comments that come at the same moment may pass the limit by a few: it only keeps the list bounded.
  const { open = 0 } = (await countOpenThreads(tx, [sectionId])).get(sectionId) ?? {}
  if (open >= MAX_OPEN_THREADS) throw new AppError('too_many_comments', `A section takes ${MAX_OPEN_THREADS} open comments at most.`)
  const at = deps.clock.now()
  const anchors = { anchorStart: anchor.start, anchorEnd: anchor.end }
  const { content } = await deps.texts.read(tx, sectionId as SectionId)
  const quoted = { quote, quoteFound: holds(content, quote) }
  const isNew = await insertThread(tx, {
    id: threadId,
    sectionId,
    ...anchors,
    ...quoted,
    blocking,
    startedBy: actor.personId,
    startedAt: at,
  })
  if (!isNew) return mustBeSame(tx, actor, begun)
  const commentId = deps.newId()
  await insertComment(tx, { id: commentId, threadId, number: 1, writtenBy: actor.personId, writtenAt: at, words })
  await storeMentions(tx, place, { commentId, words })
  const data = { threadId, commentId, blocking }
  await recordEvent(tx, at, actor, { action: 'section.commented', subject: ['section', sectionId], data })
  return true
}

/** Whether these words stand in the text, white space and block edges aside: so does the client look for them. */
const holds = (content: SectionContent, quote: string): boolean => withoutSpace(plainText(content)).includes(withoutSpace(quote))

/** An id that was used before names the same person's thread in the same section, or this is another thread: 409. */
async function mustBeSame(tx: Queryable, actor: Actor, { id, sectionId }: NewThread & { id: string }): Promise<false> {
  const found = await maybeFindThread(tx, id)
  if (found?.sectionId === sectionId && found.startedBy === actor.personId) return false
  throw new AppError('already_exists', 'This id names another comment.')
}
