import * as z from 'zod/mini'
import * as f from './fields.ts'
import { person } from './session.ts'

/** The most that one comment holds (UTF-16 units). */
export const MAX_COMMENT_CHARACTERS = 4000
/** How much of the commented words a thread keeps (UTF-16 units). */
export const MAX_QUOTE_CHARACTERS = 500
export const MAX_OPEN_THREADS = 500
export const MAX_REPLIES = 200
export const MAX_MENTIONS = 20
/** Threads on one page of a list, and how many of a thread's latest comments come with it besides the first. */
export const THREADS_ON_PAGE = 50
export const LATEST_COMMENTS = 20

const MENTION = /@\{([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\}/g

/** A piece of a comment: words, or somebody who is mentioned. */
export type CommentPiece = { text: string } | { personId: string }

/** A comment's words with its mentions taken apart. In the words a mention is `@{<person id>}`, so that no name is stored in them. */
export function commentPieces(words: string): CommentPiece[] {
  const pieces: CommentPiece[] = []
  let at = 0
  for (const match of words.matchAll(MENTION)) {
    if (match.index > at) pieces.push({ text: words.slice(at, match.index) })
    pieces.push({ personId: match[1]! })
    at = match.index + match[0].length
  }
  return at < words.length ? [...pieces, { text: words.slice(at) }] : pieces
}

/** How a mention is written in a comment's words. */
export const mentionOf = (personId: string): string => `@{${personId}}`

/** Whom a comment mentions, each once. */
export const mentionedIn = (words: string): string[] => [
  ...new Set(commentPieces(words).flatMap((piece) => ('personId' in piece ? [piece.personId] : []))),
]

const words = f
  .lines(MAX_COMMENT_CHARACTERS)
  .check(z.refine((text) => mentionedIn(text).length <= MAX_MENTIONS, `mentions more than ${MAX_MENTIONS} people`))
const position = z.string().check(z.minLength(4), z.maxLength(256))
/** Two encoded Yjs relative positions of characters of the section's text, in base64. */
const anchor = z.object({ start: position, end: position })

/** A new thread. `id` may be made by the author's device, so that asking again is the same thread. */
export const startThreadBody = z.object({
  id: z.optional(f.id),
  anchor,
  quote: f.lines(MAX_QUOTE_CHARACTERS),
  words,
  blocking: z.optional(z.boolean()),
})
export const replyBody = z.object({ id: z.optional(f.id), words })
export const flagThreadBody = z.object({ blocking: z.boolean() })
export const changeCommentBody = z.object({ words })
export const threadState = z.enum(['open', 'resolved'])
/** `after`: the `next` of the page before. */
export const threadQuery = z.object({ state: z.optional(threadState), after: z.optional(f.id) })

const mention = z.object({ id: f.id, name: z.string() })

/** One comment of a thread. `words` is null where its author withdrew them. */
export const comment = z.object({
  id: f.id,
  by: person,
  words: z.nullable(z.string()),
  mentions: z.array(mention),
  writtenAt: f.at,
  editedAt: z.optional(f.at),
  can: z.object({ change: z.boolean() }),
})

/**
 * A thread on words of a section. `quoteFound`: whether the section's text held the quote when the thread began; else they are only what
 * its author sent. In a list it holds its first comment and the latest ones; `commentCount` says how many there are.
 */
export const thread = z.object({
  id: f.id,
  sectionId: f.id,
  anchor,
  quote: z.string(),
  quoteFound: z.boolean(),
  state: threadState,
  blocking: z.boolean(),
  comments: z.array(comment),
  commentCount: f.int,
  resolvedBy: z.optional(z.string()),
  resolvedAt: z.optional(f.at),
  can: z.object({ reply: z.boolean(), resolve: z.boolean(), reopen: z.boolean(), flag: z.boolean() }),
})
export const threadList = f.listOf(thread)

/** Somebody who can be mentioned in a section: whoever may see it. */
export const sectionPeople = f.listOf(person)

/** A comment that mentions the person who asks, and that they have not seen. */
export const mentionWaiting = z.object({
  comment: z.omit(comment, { can: true }),
  threadId: f.id,
  section: z.object({ id: f.id, title: z.string() }),
  paper: z.object({ id: f.id, title: z.string() }),
})
export const mentionList = f.listOf(mentionWaiting)
export const mentionsSeenBody = z.object({ comments: z.array(f.id).check(z.minLength(1), z.maxLength(100)) })

export type CommentThread = z.infer<typeof thread>
export type SectionComment = z.infer<typeof comment>
export type MentionWaiting = z.infer<typeof mentionWaiting>
