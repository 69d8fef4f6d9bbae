import type { PersonId, SectionId, SectionState } from '@concord/paper'

/** A client id and whose hand it is. */
export type Claim = { client: number; personId: PersonId }

/** A section's text as the log holds it: merged bytes up to a checkpoint (absent before the first) and the updates after it, oldest first. */
export type LoadedSection = { epoch: number; head: number; base: Uint8Array | undefined; tail: Uint8Array[]; claims: Claim[] }

/** What a node that missed turns reads: the rows after a head, oldest first, and every claim of the section. */
export type LaterRows = { rows: { head: number; bytes: Uint8Array }[]; claims: Claim[] }

/** One section's share of a turn. `states` are the section states in which it may still be written: the fence. */
export type AppendRow = {
  sectionId: SectionId
  epoch: number
  states: readonly SectionState[]
  bytes: Uint8Array
  claims: readonly Claim[]
}

/** A row that was committed, and the head that it got. */
export type AppendedRow = { sectionId: SectionId; head: number }

/** Where updates become durable. Order within a section is its head; nothing else orders anything. */
export type UpdateLog = {
  /** The section's text, or undefined where there is no such section (or it was removed). */
  load(sectionId: SectionId): Promise<LoadedSection | undefined>
  /**
   * Appends at most one row per section, all in one atomic statement that also checks the fence. Resolves when durable. A row that is
   * missing in the answer was refused: the section is frozen, removed, of another epoch, or a claim is another person's.
   * Rejects when the outcome is unknown; appending the same bytes again is harmless.
   */
  append(rows: readonly AppendRow[]): Promise<AppendedRow[]>
  /** The rows after `head`, whether a checkpoint stands for them by now or not. */
  loadAfter(sectionId: SectionId, head: number): Promise<LaterRows>
  /** The head of each of these sections; those that do not exist or were removed are missing. */
  heads(sectionIds: readonly SectionId[]): Promise<Map<SectionId, number>>
  /** Keeps `bytes` as the merged text up to `head`. A checkpoint older than the stored one is ignored. */
  checkpoint(sectionId: SectionId, head: number, bytes: Uint8Array): Promise<void>
}
