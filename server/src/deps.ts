import type { Claim } from '@concord/collab'
import type { EditionId, GroupId, PaperId, PaperSnapshot, PersonId, RenditionFormat, SectionContent, SectionId } from '@concord/paper'
import type { PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import type { Logger } from 'pino'
import type { Environment } from './env.ts'
import type { FileStore } from './files/file-store.ts'
import type * as schema from './storage/schema.ts'

export type Database = PostgresJsDatabase<typeof schema>
/** A database or an open transaction of it: what every query takes. */
export type Queryable = Pick<Database, 'select' | 'selectDistinct' | 'insert' | 'update' | 'delete' | 'execute'>

export type Clock = { now(): Date }

/** A section's text as committed at `head`. `hash` names the revision that it would be. */
export type CommittedText = { title: string; content: SectionContent; hash: string; head: number; words: number; suggestions: number }
/** Surviving characters (UTF-16 units) of one person's hand in a section. */
export type Hand = { personId: PersonId; characters: number }

/** Reads committed text; parses and counts in worker threads. Inside a transaction that holds the section's row the answer is exact. */
export type SectionTexts = PastTexts & {
  read(db: Queryable, sectionId: SectionId): Promise<CommittedText>
  hands(db: Queryable, sectionId: SectionId): Promise<Hand[]>
}

/** An earlier text with its authors; a run without a person is the server's. `clocks`: how far each client id had written. */
export type PastText = { content: SectionContent; runs: [length: number, personId: PersonId | null][]; clocks: ReadonlyMap<number, number> }
/** An edit that brings an earlier text back, with the client ids that it is written under. */
export type RestoringEdit = { bytes: Uint8Array; claims: Claim[] }

/** Reads earlier texts from the log, by the number of the last update that they hold (`head`). */
export type PastTexts = {
  readAt(db: Queryable, sectionId: SectionId, head: number): Promise<PastText>
  /** Who wrote in the updates after one head up to another. */
  writersBetween(db: Queryable, sectionId: SectionId, after: number, upTo: number): Promise<PersonId[]>
  /** Whose hand each client id is. */
  claims(db: Queryable, sectionId: SectionId): Promise<Map<number, PersonId>>
  /** The edit that turns the text at `nowHead` into the one at `head`, in the name of `by`; what came after `seenHead` stays. */
  restore(
    db: Queryable,
    sectionId: SectionId,
    heads: { head: number; seenHead: number; nowHead: number },
    by: PersonId,
  ): Promise<RestoringEdit | undefined>
}

/** What commands tell the live side after their transaction has committed. Each regrants, informs or closes sessions at once. */
export type LiveSections = {
  /** The section's state changed. */
  sectionChanged(sectionId: SectionId): Promise<void>
  sectionRenamed(sectionId: SectionId, title: string): Promise<void>
  sectionRemoved(sectionId: SectionId): Promise<void>
  /** The section's text was changed beside its room. */
  textChanged(sectionId: SectionId): Promise<void>
  /** Something about the section's comments changed. */
  commentsChanged(sectionId: SectionId): Promise<void>
  /** Something that the paper page shows changed (order, paper state, a section added). */
  paperChanged(paperId: PaperId): Promise<void>
  /** Signed out or expired. */
  sessionEnded(sessionId: string): Promise<void>
  /** The sign-in goes on under another session id (a new token after the password was proved again). */
  sessionRenewed(oldId: string, newId: string): void
  /** Roles changed. */
  personChanged(personId: PersonId): Promise<void>
  groupChanged(groupId: GroupId): Promise<void>
  /** Whom the edition's papers may ask to act, or what they are called, changed. */
  authoritiesChanged(editionId: EditionId): Promise<void>
}

/**
 * Renders all files of a release in a process of its own, which reaches nothing: the bytes of its figures travel with it, by their SHA-256.
 * Throws `RenditionError` where the paper cannot be rendered.
 */
export type Exporter = {
  render(snapshot: PaperSnapshot, files?: ReadonlyMap<string, Uint8Array>): Promise<Record<RenditionFormat, Uint8Array>>
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
  files: FileStore
  live: LiveSections
  exporter: Exporter
}
