import type { SectionId } from '@concord/paper'
import type { Claim } from './update-log.ts'

/** What nodes tell each other. All of it can be lost: whatever matters is in the log or in the database. */
export type BusMessage =
  /** A turn that the sender has committed, with the client ids that it claims. */
  | { kind: 'turn'; sectionId: SectionId; head: number; bytes: Uint8Array; claims: readonly Claim[] }
  /** Awareness of sessions on the sender, as the message that its own sessions got. */
  | { kind: 'awareness'; sectionId: SectionId; message: Uint8Array }
  /** Somebody has opened a room and wants to know who is in it elsewhere. */
  | { kind: 'awareness_wanted'; sectionId: SectionId }
  /** A change that the server's other half tells of (roles, states, sign-ins). JSON. */
  | { kind: 'notice'; notice: unknown }

export type BusListener = {
  received(message: BusMessage): void
  /** Messages of some node may not have come: read from the log what matters. Called again for every loss that is noticed. */
  lost(): void
}

/** Carries messages between the nodes that share one database. Nobody hears what it has published itself. */
export type Bus = {
  /** Hands a message on. Never throws and never waits; a message that cannot be sent is a lost one. */
  publish(message: BusMessage): void
  /** Hears every message of every other node from now on, those of one node in the order in which it published them. Returns how to stop. */
  listen(listener: BusListener): () => void
  close(): Promise<void>
}
