import type { PersonId } from '@concord/paper'
import { type AwarenessEntry, decodeAwareness, decodeMessage, encodeAwareness } from './messages.ts'
import type { Session } from './session.ts'

/** How often at most a room sends awareness on (20 frames a second). */
export const AWARENESS_INTERVAL_MS = 50
const MAX_STATE_BYTES = 8192
const MAX_CLOCK = 2 ** 31
/** Clients renew their state every 15 s; who is silent for longer on another node is gone, with that node perhaps. */
const SILENT_AFTER_MS = 45_000
const MAX_ELSEWHERE = 10_000

type OwnState = { clock: number; state: object; session: Session }
type StateElsewhere = { clock: number; state: object; heardAtMs: number }

/** Carets and presence of one room. A session has one client id; what it says of others is ignored, its name and colour are the server's. */
export class RoomAwareness {
  private readonly own = new Map<number, OwnState>()
  private readonly elsewhere = new Map<number, StateElsewhere>()
  /** Whoever shows a client id first is its hand (G2), also after leaving. Kept as long as the room is. */
  private readonly holders = new Map<number, PersonId>()
  private readonly changed = new Set<number>()
  private readonly goodbyes: AwarenessEntry[] = []

  /** Takes a client's awareness message. Throws on bytes that are none. Returns whether something is to be sent. */
  receive(session: Session, update: Uint8Array, ownerOf: (client: number) => PersonId | undefined): boolean {
    if (update.length > MAX_STATE_BYTES * 4) return false
    for (const { client, clock, state } of decodeAwareness(update, 64)) {
      if (!this.isOwn(session, client, ownerOf) || clock > MAX_CLOCK) continue
      session.awarenessClient = client
      if (state === null) this.leave(session)
      else if (isState(state)) this.put(session, client, clock, state)
    }
    return this.changed.size > 0 || this.goodbyes.length > 0
  }

  /** Who has shown a client id here. */
  holderOf(client: number): PersonId | undefined {
    return this.holders.get(client)
  }

  /** Says goodbye for a session that is gone. */
  leave(session: Session): void {
    const client = session.awarenessClient
    const known = client === undefined ? undefined : this.own.get(client)
    if (client === undefined || known?.session !== session) return
    this.own.delete(client)
    this.changed.delete(client)
    this.goodbyes.push({ client, clock: known.clock + 1, state: undefined })
  }

  /** Everybody's state, for somebody who has just come. */
  encodeAll(): Uint8Array {
    return encodeAwareness([...entriesOf(this.elsewhere), ...entriesOf(this.own)])
  }

  /** The states of this node's sessions, for another node. */
  encodeOwn(): Uint8Array {
    return encodeAwareness(entriesOf(this.own))
  }

  /** One message with what has changed here since the last one, or undefined. */
  takeMessage(): Uint8Array | undefined {
    const entries = [...this.changed].map((client) => ({ client, ...this.own.get(client)! }))
    const all: AwarenessEntry[] = [...this.goodbyes.splice(0), ...entries.map(({ client, clock, state }) => ({ client, clock, state }))]
    this.changed.clear()
    return all.length > 0 ? encodeAwareness(all) : undefined
  }

  /** Takes another node's message, which has judged it. */
  takeElsewhere(message: Uint8Array, nowMs: number): void {
    const decoded = decodeMessage(message)
    if (decoded.kind !== 'awareness') return
    for (const { client, clock, state } of decodeAwareness(decoded.update, MAX_ELSEWHERE)) {
      if (state === null) this.elsewhere.delete(client)
      else if (this.elsewhere.size < MAX_ELSEWHERE) this.elsewhere.set(client, { clock, state: state as object, heardAtMs: nowMs })
    }
  }

  /** Says goodbye for those on other nodes who have been silent for long; undefined where nobody has. */
  forgetSilent(nowMs: number): Uint8Array | undefined {
    const silent = [...this.elsewhere].filter(([, { heardAtMs }]) => nowMs - heardAtMs > SILENT_AFTER_MS)
    for (const [client] of silent) this.elsewhere.delete(client)
    return silent.length > 0
      ? encodeAwareness(silent.map(([client, { clock }]) => ({ client, clock: clock + 1, state: undefined })))
      : undefined
  }

  private isOwn(session: Session, client: number, ownerOf: (client: number) => PersonId | undefined): boolean {
    if (session.awarenessClient !== undefined) return session.awarenessClient === client
    const owner = ownerOf(client)
    if (owner !== undefined && owner !== session.presence.personId) return false
    const holder = this.holders.get(client)
    return holder === undefined || holder === session.presence.personId
  }

  private put(session: Session, client: number, clock: number, state: Record<string, unknown>): void {
    const known = this.own.get(client)
    if (known?.session === session && known.clock >= clock) return
    const { personId, name, organisation, guest, colour } = session.presence
    const user = { id: personId, name, organisation, guest, color: colour }
    this.own.set(client, { clock, session, state: { ...(state.cursor === undefined ? {} : { cursor: state.cursor }), user } })
    this.holders.set(client, personId)
    this.changed.add(client)
  }
}

const entriesOf = (states: ReadonlyMap<number, { clock: number; state: object }>): AwarenessEntry[] =>
  [...states].map(([client, { clock, state }]) => ({ client, clock, state }))

const isState = (state: unknown): state is Record<string, unknown> =>
  typeof state === 'object' && state !== null && !Array.isArray(state) && JSON.stringify(state).length <= MAX_STATE_BYTES
