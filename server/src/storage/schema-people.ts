import type { EditionRole, GroupRole } from '@concord/paper'
import { sql } from 'drizzle-orm'
import { boolean, check, date, index, integer, pgTable, primaryKey, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core'

const at = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

export const editions = pgTable('editions', {
  id: uuid('id').primaryKey(),
  slug: text('slug').notNull().unique(),
  title: text('title').notNull(),
  place: text('place').notNull(),
  startsOn: date('starts_on', { mode: 'string' }).notNull(),
  endsOn: date('ends_on', { mode: 'string' }).notNull(),
  referencePrefix: text('reference_prefix').notNull(),
  releaseCount: integer('release_count').notNull().default(0),
  fourEyes: boolean('four_eyes').notNull().default(true),
  demo: boolean('demo').notNull().default(false),
})

export const organisations = pgTable('organisations', {
  id: uuid('id').primaryKey(),
  name: text('name').notNull().unique(),
  country: text('country'),
})

/** Everybody who acts: members with an e-mail address, guests without. `pseudonym` is all the audit chain knows of them. */
export const people = pgTable(
  'people',
  {
    id: uuid('id').primaryKey(),
    name: text('name').notNull(),
    email: text('email').unique(),
    kind: text('kind').$type<'member' | 'guest'>().notNull(),
    organisationId: uuid('organisation_id').references(() => organisations.id),
    pseudonym: uuid('pseudonym').notNull().unique(),
    createdAt: at('created_at').notNull(),
  },
  (table) => [check('people_kind', sql`${table.kind} in ('member', 'guest')`)],
)

/** Secrets live apart from people, so that no query over people can leak one. */
export const credentials = pgTable('credentials', {
  personId: uuid('person_id')
    .primaryKey()
    .references(() => people.id, { onDelete: 'cascade' }),
  passwordHash: text('password_hash').notNull(),
})

/**
 * Signed-in browsers. `id` is the SHA-256 of the token in the cookie. A guest's session holds for one group.
 * The person is called `userId` here because Lucia's adapter asks for that name.
 */
export const sessions = pgTable('sessions', {
  id: text('id').primaryKey(),
  userId: uuid('person_id')
    .notNull()
    .references(() => people.id, { onDelete: 'cascade' }),
  expiresAt: at('expires_at').notNull(),
  createdAt: at('created_at').notNull(),
  absoluteExpiresAt: at('absolute_expires_at').notNull(),
  idleMs: integer('idle_ms').notNull(),
  confirmedAt: at('confirmed_at'),
})

export const groups = pgTable('groups', {
  id: uuid('id').primaryKey(),
  editionId: uuid('edition_id')
    .notNull()
    .references(() => editions.id),
  kind: text('kind').$type<'lab' | 'consortium'>().notNull(),
  name: text('name').notNull(),
})

export const memberships = pgTable(
  'memberships',
  {
    groupId: uuid('group_id')
      .notNull()
      .references(() => groups.id),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    role: text('role').$type<GroupRole>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.groupId, table.personId] }), index('memberships_person').on(table.personId)],
)

export const editionRoles = pgTable(
  'edition_roles',
  {
    editionId: uuid('edition_id')
      .notNull()
      .references(() => editions.id),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    role: text('role').$type<EditionRole>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.editionId, table.personId, table.role] })],
)

/** Codes by which guests join one group. Only a hash is stored: whoever makes a code sees it once. */
export const guestCodes = pgTable(
  'guest_codes',
  {
    id: uuid('id').primaryKey(),
    groupId: uuid('group_id')
      .notNull()
      .references(() => groups.id),
    codeHash: text('code_hash').notNull(),
    createdAt: at('created_at').notNull(),
    expiresAt: at('expires_at').notNull(),
    revokedAt: at('revoked_at'),
  },
  (table) => [uniqueIndex('guest_codes_hash').on(table.codeHash)],
)

/** One-time links by which the first secretariat sets up its edition. Only a hash of the token is stored. */
export const setupLinks = pgTable('setup_links', {
  tokenHash: text('token_hash').primaryKey(),
  createdAt: at('created_at').notNull(),
  expiresAt: at('expires_at').notNull(),
  usedAt: at('used_at'),
})
