import { boolean, index, integer, pgTable, primaryKey, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { sections } from './schema-papers.ts'
import { people } from './schema-people.ts'

const at = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

/**
 * A thread on words of a section, kept outside of the text. The anchor is two Yjs relative positions in base64; `quote` is what the words
 * were when the thread began, for when they are gone; only where `quoteFound` did the section's text hold them. Open until `resolvedAt`.
 */
export const commentThreads = pgTable(
  'comment_threads',
  {
    id: uuid('id').primaryKey(),
    sectionId: uuid('section_id')
      .notNull()
      .references(() => sections.id),
    anchorStart: text('anchor_start').notNull(),
    anchorEnd: text('anchor_end').notNull(),
    quote: text('quote').notNull(),
    quoteFound: boolean('quote_found').notNull().default(true),
    blocking: boolean('blocking').notNull(),
    /** How many comments it has, withdrawn ones among them: the number of the latest. */
    commentCount: integer('comment_count').notNull().default(1),
    startedBy: uuid('started_by')
      .notNull()
      .references(() => people.id),
    startedAt: at('started_at').notNull(),
    resolvedBy: uuid('resolved_by').references(() => people.id),
    resolvedAt: at('resolved_at'),
  },
  (table) => [index('comment_threads_section').on(table.sectionId, table.startedAt)],
)

/** One comment; the first of a thread has the number 1. A withdrawn one (`withdrawnAt`) keeps its place and loses its words. */
export const comments = pgTable(
  'comments',
  {
    id: uuid('id').primaryKey(),
    threadId: uuid('thread_id')
      .notNull()
      .references(() => commentThreads.id),
    number: integer('number').notNull(),
    writtenBy: uuid('written_by')
      .notNull()
      .references(() => people.id),
    writtenAt: at('written_at').notNull(),
    /** With `@{person id}` for everybody mentioned. */
    words: text('words').notNull(),
    editedAt: at('edited_at'),
    withdrawnAt: at('withdrawn_at'),
  },
  (table) => [uniqueIndex('comments_thread_number').on(table.threadId, table.number)],
)

/** Whom a comment mentions, and when they saw it. */
export const commentMentions = pgTable(
  'comment_mentions',
  {
    commentId: uuid('comment_id')
      .notNull()
      .references(() => comments.id),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    seenAt: at('seen_at'),
  },
  (table) => [primaryKey({ columns: [table.commentId, table.personId] }), index('comment_mentions_person').on(table.personId)],
)
