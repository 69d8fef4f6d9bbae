import type { Language, PaperState, PaperType, ReleaseState, RenditionFormat, SectionState } from '@concord/paper'
import { sql } from 'drizzle-orm'
import {
  bigint,
  check,
  customType,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { editions, groups, people } from './schema-people.ts'

const at = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

/** Bytes in and out as Uint8Array (the driver speaks Buffer). */
export const bytea = customType<{ data: Uint8Array; driverData: Buffer }>({
  dataType: () => 'bytea',
  toDriver: (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
  fromDriver: (buffer) => new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength),
})

export const papers = pgTable(
  'papers',
  {
    id: uuid('id').primaryKey(),
    groupId: uuid('group_id')
      .notNull()
      .references(() => groups.id),
    type: text('type').$type<PaperType>().notNull(),
    title: text('title').notNull(),
    language: text('language').$type<Language>().notNull(),
    state: text('state').$type<PaperState>().notNull(),
    version: integer('version').notNull().default(1),
    fingerprint: text('fingerprint'),
    signedOffBy: uuid('signed_off_by').references(() => people.id),
    signedOffAt: at('signed_off_at'),
    /** The number a release of this paper will have; kept when rendering fails, so that no number is skipped. */
    reservedReference: text('reserved_reference'),
    createdBy: uuid('created_by')
      .notNull()
      .references(() => people.id),
    createdAt: at('created_at').notNull(),
    updatedAt: at('updated_at').notNull(),
  },
  (table) => [index('papers_group').on(table.groupId)],
)

/**
 * A section is a room. `head` counts committed updates and is the order of everything in the room; `epoch` changes when the
 * text is replaced as a whole. A removed section keeps its rows (`removedAt`).
 */
export const sections = pgTable(
  'sections',
  {
    id: uuid('id').primaryKey(),
    paperId: uuid('paper_id')
      .notNull()
      .references(() => papers.id),
    position: integer('position').notNull(),
    title: text('title').notNull(),
    guidance: text('guidance').notNull().default(''),
    state: text('state').$type<SectionState>().notNull(),
    head: bigint('head', { mode: 'number' }).notNull().default(0),
    epoch: integer('epoch').notNull().default(1),
    submittedBy: uuid('submitted_by').references(() => people.id),
    submittedAt: at('submitted_at'),
    reason: text('reason'),
    approvedHash: text('approved_hash'),
    approvedBy: uuid('approved_by').references(() => people.id),
    approvedAt: at('approved_at'),
    lastApprovedHash: text('last_approved_hash'),
    removedAt: at('removed_at'),
  },
  (table) => [
    index('sections_paper').on(table.paperId),
    check('sections_state', sql`${table.state} in ('draft', 'in_review', 'changes_requested', 'approved')`),
  ],
)

/**
 * The log: one row per committed batch of a section, in the order of `head`. No foreign key: a row comes only with a
 * write of the section's own row in the same transaction, and sections are never deleted; the check would be a third of a row's cost.
 */
export const sectionUpdates = pgTable(
  'section_updates',
  {
    sectionId: uuid('section_id').notNull(),
    head: bigint('head', { mode: 'number' }).notNull(),
    bytes: bytea('bytes').notNull(),
    /** SHA-256 of `bytes`, so that a damaged row can be named; absent in rows that are older than this column. */
    digest: bytea('digest'),
    committedAt: at('committed_at').notNull().default(sql`now()`),
  },
  (table) => [primaryKey({ columns: [table.sectionId, table.head] })],
)

/** The text of a section up to `head`, merged and garbage-collected; the log's rows up to it are then history only. */
export const checkpoints = pgTable('checkpoints', {
  sectionId: uuid('section_id')
    .primaryKey()
    .references(() => sections.id),
  head: bigint('head', { mode: 'number' }).notNull(),
  bytes: bytea('bytes').notNull(),
})

/** Whose hand a Yjs client id is, per section (gate rule G2). Never deleted: authorship is read from it. */
export const clientClaims = pgTable(
  'client_claims',
  {
    sectionId: uuid('section_id')
      .notNull()
      .references(() => sections.id),
    clientId: bigint('client_id', { mode: 'number' }).notNull(),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id),
  },
  (table) => [primaryKey({ columns: [table.sectionId, table.clientId] })],
)

/** Immutable title and content of one section, named by its hash. `body` is the canonical JSON that was hashed. */
export const revisions = pgTable(
  'revisions',
  {
    sectionId: uuid('section_id')
      .notNull()
      .references(() => sections.id),
    hash: text('hash').notNull(),
    body: text('body').notNull(),
    head: bigint('head', { mode: 'number' }).notNull(),
    createdAt: at('created_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.sectionId, table.hash] })],
)

/** Whose hands the text of a revision was in when it was approved: surviving characters (UTF-16 units) per person. */
export const revisionHands = pgTable(
  'revision_hands',
  {
    sectionId: uuid('section_id')
      .notNull()
      .references(() => sections.id),
    hash: text('hash').notNull(),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id),
    characters: integer('characters').notNull(),
  },
  (table) => [primaryKey({ columns: [table.sectionId, table.hash, table.personId] })],
)

/** A moderator's decision on one revision. `seq` is its event in the audit chain: the order of approvals, whatever clocks say. */
export const approvals = pgTable(
  'approvals',
  {
    id: uuid('id').primaryKey(),
    seq: bigint('seq', { mode: 'number' })
      .notNull()
      .unique()
      .references(() => auditEvents.seq),
    sectionId: uuid('section_id')
      .notNull()
      .references(() => sections.id),
    hash: text('hash').notNull(),
    approvedBy: uuid('approved_by')
      .notNull()
      .references(() => people.id),
    approvedAt: at('approved_at').notNull(),
  },
  (table) => [index('approvals_section').on(table.sectionId)],
)

/**
 * A released version of a paper. `snapshot` is the canonical JSON that every rendition was made from; title, type and language
 * stand in it too and are repeated for the library's filters.
 */
export const releases = pgTable(
  'releases',
  {
    id: uuid('id').primaryKey(),
    reference: text('reference').notNull().unique(),
    editionId: uuid('edition_id')
      .notNull()
      .references(() => editions.id),
    paperId: uuid('paper_id')
      .notNull()
      .references(() => papers.id),
    version: integer('version').notNull(),
    state: text('state').$type<ReleaseState>().notNull(),
    title: text('title').notNull(),
    type: text('type').$type<PaperType>().notNull(),
    language: text('language').$type<Language>().notNull(),
    fingerprint: text('fingerprint').notNull(),
    snapshot: text('snapshot').notNull(),
    supersedes: text('supersedes'),
    supersededBy: text('superseded_by'),
    withdrawnAt: at('withdrawn_at'),
    withdrawnReason: text('withdrawn_reason'),
    releasedBy: uuid('released_by')
      .notNull()
      .references(() => people.id),
    releasedAt: at('released_at').notNull(),
  },
  (table) => [uniqueIndex('releases_paper_version').on(table.paperId, table.version), index('releases_fingerprint').on(table.fingerprint)],
)

/** Which revisions a release is made of, in order: what a section's hash is looked up in. */
export const releaseSections = pgTable(
  'release_sections',
  {
    releaseId: uuid('release_id')
      .notNull()
      .references(() => releases.id),
    position: integer('position').notNull(),
    sectionId: uuid('section_id')
      .notNull()
      .references(() => sections.id),
    hash: text('hash').notNull(),
  },
  (table) => [primaryKey({ columns: [table.releaseId, table.position] }), index('release_sections_hash').on(table.hash)],
)

/** One file of a release. `sha256` is over `bytes`. */
export const renditions = pgTable(
  'renditions',
  {
    releaseId: uuid('release_id')
      .notNull()
      .references(() => releases.id),
    format: text('format').$type<RenditionFormat>().notNull(),
    sha256: text('sha256').notNull(),
    size: integer('size').notNull(),
    bytes: bytea('bytes').notNull(),
  },
  (table) => [primaryKey({ columns: [table.releaseId, table.format] }), index('renditions_sha256').on(table.sha256)],
)

/**
 * The audit chain: `hash` is SHA-256 over the canonical JSON of the row with the hash before it. Holds no personal data:
 * `actor` is a pseudonym from `people`, and `data` names things, never persons.
 */
export const auditEvents = pgTable(
  'audit_events',
  {
    seq: bigint('seq', { mode: 'number' }).primaryKey(),
    at: at('at').notNull(),
    actor: uuid('actor'),
    action: text('action').notNull(),
    subjectKind: text('subject_kind').notNull(),
    subjectId: text('subject_id').notNull(),
    data: jsonb('data').$type<Record<string, unknown>>().notNull(),
    previousHash: text('previous_hash').notNull(),
    hash: text('hash').notNull(),
  },
  (table) => [index('audit_events_subject').on(table.subjectKind, table.subjectId)],
)

/** The reason somebody gave for a step. The chain holds only its SHA-256 (`reasonSha256`): a reason may name people. */
export const decisions = pgTable('decisions', {
  seq: bigint('seq', { mode: 'number' })
    .primaryKey()
    .references(() => auditEvents.seq),
  paperId: uuid('paper_id')
    .notNull()
    .references(() => papers.id),
  sectionId: uuid('section_id').references(() => sections.id),
  reason: text('reason').notNull(),
})

/** Words that a section did not take, offered by their author to the moderators. The author's device made the id. Open until `settledAt`. */
export const offers = pgTable(
  'offers',
  {
    id: uuid('id').primaryKey(),
    sectionId: uuid('section_id')
      .notNull()
      .references(() => sections.id),
    offeredBy: uuid('offered_by')
      .notNull()
      .references(() => people.id),
    offeredAt: at('offered_at').notNull(),
    words: text('words').notNull(),
    /** Why the words were not taken: a rule of the gate, or the end of the room. */
    reason: text('reason').notNull(),
    settledBy: uuid('settled_by').references(() => people.id),
    settledAt: at('settled_at'),
  },
  (table) => [index('offers_section').on(table.sectionId)],
)
