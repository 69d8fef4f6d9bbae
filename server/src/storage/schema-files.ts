import type { FigureMediaType } from '@concord/paper'
import { sql } from 'drizzle-orm'
import { check, integer, pgTable, primaryKey, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { bytea, papers } from './schema-papers.ts'
import { editions, people } from './schema-people.ts'

/** Bytes under their SHA-256, where no other store is set up for them. */
export const storedFiles = pgTable('stored_files', { sha256: text('sha256').primaryKey(), bytes: bytea('bytes').notNull() })

/** The files that figures of a paper may show, without their bytes. The same bytes may belong to several papers. */
export const paperFiles = pgTable(
  'paper_files',
  {
    paperId: uuid('paper_id')
      .notNull()
      .references(() => papers.id),
    sha256: text('sha256').notNull(),
    mediaType: text('media_type').$type<FigureMediaType>().notNull(),
    /** In pixels, as people see it. */
    width: integer('width').notNull(),
    height: integer('height').notNull(),
    size: integer('size').notNull(),
    uploadedBy: uuid('uploaded_by')
      .notNull()
      .references(() => people.id),
    uploadedAt: timestamp('uploaded_at', { withTimezone: true, mode: 'date' }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.paperId, table.sha256] }),
    check('paper_files_media_type', sql`${table.mediaType} in ('image/png', 'image/jpeg', 'image/webp')`),
  ],
)

/**
 * Public bodies that an edition's papers may ask to act, never deleted: texts name them by id. `country` is two letters, `EL` for Greece,
 * null for bodies of the Union.
 */
export const authorities = pgTable(
  'authorities',
  {
    id: uuid('id').primaryKey(),
    editionId: uuid('edition_id')
      .notNull()
      .references(() => editions.id),
    name: text('name').notNull(),
    shortName: text('short_name').notNull(),
    country: text('country'),
    /** From when on it is no longer offered to those who write. */
    retiredAt: timestamp('retired_at', { withTimezone: true, mode: 'date' }),
  },
  (table) => [unique('authorities_name').on(table.editionId, table.name)],
)
