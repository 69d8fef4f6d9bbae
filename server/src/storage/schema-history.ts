import type { PointKind } from '@concord/contract'
import type { SectionState } from '@concord/paper'
import { sql } from 'drizzle-orm'
import { bigint, index, integer, pgTable, primaryKey, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { bytea, papers, sections } from './schema-papers.ts'
import { people } from './schema-people.ts'

const at = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })
const head = () => bigint('head', { mode: 'number' }).notNull()
const sectionId = () =>
  uuid('section_id')
    .notNull()
    .references(() => sections.id)
const personId = () =>
  uuid('person_id')
    .notNull()
    .references(() => people.id)

/**
 * A text of a section that is worth finding again: the one after update `head`. The log holds the text itself. `savedBy` is null where
 * nobody asked for it. `authors`: who wrote since the point before; null until that has been read from the log.
 */
export const sectionPoints = pgTable(
  'section_points',
  {
    id: uuid('id').primaryKey(),
    sectionId: sectionId(),
    head: head(),
    kind: text('kind').$type<PointKind>().notNull(),
    name: text('name'),
    title: text('title').notNull(),
    savedBy: uuid('saved_by').references(() => people.id),
    at: at('at').notNull(),
    authors: uuid('authors').array(),
  },
  (table) => [
    index('section_points_section').on(table.sectionId, table.head),
    // Two nodes, or a node and a command, save the same text once.
    uniqueIndex('section_points_once').on(table.sectionId, table.head).where(sql`kind <> 'named'`),
  ],
)

/** Checkpoints of earlier texts, one for every few thousand updates: the text at any head is one of these with the rows after it. */
export const keptCheckpoints = pgTable(
  'kept_checkpoints',
  { sectionId: sectionId(), head: head(), bytes: bytea('bytes').notNull() },
  (table) => [primaryKey({ columns: [table.sectionId, table.head] })],
)

/** The text that somebody saw when they last looked at a section. */
export const sectionLooks = pgTable(
  'section_looks',
  { personId: personId(), sectionId: sectionId(), head: head(), at: at('at').notNull() },
  (table) => [primaryKey({ columns: [table.personId, table.sectionId] })],
)

/** A named freeze of a whole paper. */
export const milestones = pgTable(
  'milestones',
  {
    id: uuid('id').primaryKey(),
    paperId: uuid('paper_id')
      .notNull()
      .references(() => papers.id),
    name: text('name').notNull(),
    savedBy: uuid('saved_by')
      .notNull()
      .references(() => people.id),
    at: at('at').notNull(),
  },
  (table) => [index('milestones_paper').on(table.paperId)],
)

/** The sections of a milestone in their order, each with the text that it had. */
export const milestoneSections = pgTable(
  'milestone_sections',
  {
    milestoneId: uuid('milestone_id')
      .notNull()
      .references(() => milestones.id),
    position: integer('position').notNull(),
    sectionId: sectionId(),
    head: head(),
    title: text('title').notNull(),
    state: text('state').$type<SectionState>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.milestoneId, table.position] })],
)
