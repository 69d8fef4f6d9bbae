import type { Grant, PersonId, SectionState } from '@concord/paper'

/**
 * A session's end of the wire; the server's sockets and in-process writers both fit. `unsentBytes` is what still waits to leave.
 * A message for many is handed to each of them as the same object, so that a connection can keep what it makes of it.
 */
export type Connection = {
  send(message: Uint8Array): void
  close(code: number, reason: string): void
  unsentBytes(): number
}

/** Who somebody is to the others in a room; written by the server, never taken from a client. */
export type Presence = { personId: PersonId; name: string; organisation: string | null; guest: boolean; colour: string }

/** What a session may do now: its grant, and the section states in which what it brings under that grant may be committed (the fence of its updates). */
export type Access = { grant: Grant; writableStates: readonly SectionState[] }

/** How far a slow session has got: what it has of the text, since when it gets no single turns, whether it still awaits its step 2. */
export type Behind = { stateVector: Uint8Array; sinceMs: number; awaitsStep2: boolean }

/** One person's stay in a room. */
export type Session = {
  readonly id: string
  readonly presence: Presence
  readonly connection: Connection
  readonly wantsEvents: boolean
  access: Access
  /** The client id whose awareness is this session's. */
  awarenessClient: number | undefined
  resyncs: number
  isResyncing: boolean
  /** Whether it has sent its first step 2. */
  hasSynced: boolean
  /** When it was last answered a step 1, the latest few. */
  readonly answeredAtMs: number[]
  behind: Behind | undefined
}

/** A fresh stay. */
export const createSession = (parts: Pick<Session, 'id' | 'presence' | 'connection' | 'wantsEvents' | 'access'>): Session => ({
  ...parts,
  awarenessClient: undefined,
  resyncs: 0,
  isResyncing: false,
  hasSynced: false,
  answeredAtMs: [],
  behind: undefined,
})

const COLOURS = ['#1f3a8a', '#9a3412', '#166534', '#86198f', '#155e75', '#854d0e', '#9f1239', '#3730a3', '#115e59', '#6b21a8']

/** A caret colour for a person: always the same one, dark enough for white text. */
export function colourOf(personId: PersonId): string {
  let sum = 0
  for (const character of personId) sum = (sum * 31 + character.charCodeAt(0)) >>> 0
  return COLOURS[sum % COLOURS.length]!
}
