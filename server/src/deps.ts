import type { GroupId, PaperId, PaperSnapshot, PersonId, RenditionFormat, SectionContent, SectionId } from '@concord/paper'
import type { PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import type { Logger } from 'pino'
import type { Environment } from './env.ts'
import type * as schema from './storage/schema.ts'

export type Database = PostgresJsDatabase<typeof schema>
/** A database or an open transaction of it: what every query takes. */
export type Queryable = Pick<Database, 'select' | 'selectDistinct' | 'insert' | 'update' | 'delete' | 'execute'>

export type Clock = { now(): Date }

/** A section's text as committed at `head`. `hash` names the revision that it would be. */
export type CommittedText = { title: string; content: SectionContent; hash: string; head: number; words: number }
/** Surviving characters (UTF-16 units) of one person's hand in a section. */
export type Hand = { personId: PersonId; characters: number }

/** Reads committed text; parses and counts in worker threads. Inside a transaction that holds the section's row the answer is exact. */
export type SectionTexts = {
  read(db: Queryable, sectionId: SectionId): Promise<CommittedText>
  hands(db: Queryable, sectionId: SectionId): Promise<Hand[]>
}

/** What commands tell the live side after their transaction has committed. Each regrants, informs or closes sessions at once. */
export type LiveSections = {
  /** The section's state changed. */
  sectionChanged(sectionId: SectionId): Promise<void>
  sectionRenamed(sectionId: SectionId, title: string): Promise<void>
  sectionRemoved(sectionId: SectionId): Promise<void>
  /** Something that the paper page shows changed (order, paper state, a section added). */
  paperChanged(paperId: PaperId): Promise<void>
  /** Signed out or expired. */
  sessionEnded(sessionId: string): Promise<void>
  /** The sign-in goes on under another session id (a new token after the password was proved again). */
  sessionRenewed(oldId: string, newId: string): void
  /** Roles changed. */
  personChanged(personId: PersonId): Promise<void>
  groupChanged(groupId: GroupId): Promise<void>
}

/** Renders all files of a release in a process of its own. Throws `RenditionError` where the paper cannot be rendered. */
export type Exporter = {
  render(snapshot: PaperSnapshot): Promise<Record<RenditionFormat, Uint8Array>>
  close(): Promise<void>
}

/** Everything that routes and commands reach the world through. */
export type Deps = {
  db: Database
  env: Environment
  log: Logger
  clock: Clock
  newId(): string
  texts: SectionTexts
  live: LiveSections
  exporter: Exporter
}
