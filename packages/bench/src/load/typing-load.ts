import { setTimeout as delay } from 'node:timers/promises'
import { Latencies } from '../statistics.ts'
import { buildKeystroke } from '../text/build-update.ts'
import { readUpdate } from '../text/read-update.ts'
import type { Caller } from '../wire/caller.ts'
import { RoomClient } from '../wire/room-client.ts'
import type { OpenedRoom } from './opened-room.ts'

const LETTERS = 'etaoin shrdlu'
const DRAIN_WITHIN_MS = 60_000

/** A person's place in a room: what they have typed and when, and what they have seen of each of the others. */
export type Seat = { client: RoomClient; room: TypedRoom; index: number; sentAt: number[]; seen: number[] }

type Range = { client: number; clock: number; length: number }

/** A room with its seats. The same bytes reach all of them, so that they are read once. */
class TypedRoom {
  readonly opened: OpenedRoom
  readonly seats: Seat[] = []
  readonly byClient = new Map<number, Seat>()
  private lastUpdate = Buffer.alloc(0)
  private lastRanges: Range[] = []

  constructor(opened: OpenedRoom) {
    this.opened = opened
  }

  rangesOf(update: Uint8Array): readonly Range[] {
    if (this.lastUpdate.equals(update)) return this.lastRanges
    const ranges: Range[] = []
    readUpdate(update, { brings: (client, clock, length) => void ranges.push({ client, clock, length }), deletes: () => {} })
    this.lastUpdate = Buffer.from(update)
    this.lastRanges = ranges
    return ranges
  }
}

export type TypingResult = {
  /** Keystrokes typed; keystrokes that somebody else should see, and saw. */
  typed: number
  expected: number
  delivered: number
  seconds: number
  /** How long after the last keystroke the last one was seen. */
  drainSeconds: number
}

/** People who type at a steady pace, one update a keystroke, and time how long each keystroke takes to everybody else. */
export class TypingLoad {
  readonly latencies = new Latencies()
  /** Others' presence states that were received. */
  presence = 0
  private readonly cursors: boolean
  private readonly rooms = new Map<string, TypedRoom>()
  private readonly seats: Seat[] = []
  private delivered = 0
  private lastDeliveryAt = 0

  /** With `cursors` everybody also sends where their cursor is after each keystroke, as editors do. */
  constructor({ cursors = false } = {}) {
    this.cursors = cursors
  }

  /** Lets a person into a room; resolves when they are in sync. */
  async seat(caller: Caller, opened: OpenedRoom): Promise<Seat> {
    const room = this.rooms.get(opened.room) ?? new TypedRoom(opened)
    this.rooms.set(opened.room, room)
    const number = this.seats.length
    const client = new RoomClient({
      caller,
      room: opened.room,
      client: 0x50000001 + number * 7919,
      presence: { user: { name: `Guest ${number}`, color: '#30bced' } },
      onUpdate: (update) => this.receive(seat, update),
      onPresence: (people) => {
        this.presence += people
      },
    })
    const seat: Seat = { client, room, index: room.seats.length, sentAt: [], seen: [] }
    this.seats.push(seat)
    room.seats.push(seat)
    room.byClient.set(client.client, seat)
    await client.synced
    return seat
  }

  /** All of `typists` type `rate` keystrokes a second for `seconds`, each at moments of their own; then waits until all is seen. */
  async run(
    typists: readonly Seat[],
    { rate, seconds, random }: { rate: number; seconds: number; random(): number },
  ): Promise<TypingResult> {
    const startedAt = performance.now()
    const expected = this.delivered + typists.reduce((sum, { room }) => sum + room.seats.length - 1, 0) * rate * seconds
    for (const { seat, atMs } of schedule(typists, { rate, seconds, random })) {
      while (performance.now() - startedAt < atMs) await delay(1)
      this.type(seat)
    }
    const typedAt = performance.now()
    while (this.delivered < expected && performance.now() - typedAt < DRAIN_WITHIN_MS) await delay(5)
    this.mustBeConnected()
    return {
      typed: typists.length * rate * seconds,
      expected,
      delivered: this.delivered,
      seconds: (Math.max(typedAt, this.lastDeliveryAt) - startedAt) / 1_000,
      drainSeconds: Math.max(0, this.lastDeliveryAt - typedAt) / 1_000,
    }
  }

  /** How many keystrokes have been typed in a room, under which client ids. */
  typedIn(room: string): { client: number; count: number }[] {
    return this.rooms.get(room)!.seats.map(({ client, sentAt }) => ({ client: client.client, count: sentAt.length }))
  }

  close(): void {
    for (const { client } of this.seats) client.close()
  }

  private mustBeConnected(): void {
    const lost = this.seats.find(({ client }) => client.failure !== undefined)
    if (lost) throw new Error(`a client lost its connection: ${lost.client.failure}`)
  }

  private type(seat: Seat): void {
    const { client, room, sentAt } = seat
    const clock = sentAt.length
    const update = buildKeystroke({ client: client.client, clock }, room.opened.run, LETTERS[clock % LETTERS.length]!)
    sentAt.push(performance.now())
    client.sendUpdate(update)
    if (this.cursors) client.sendPresence(cursorState(seat, clock))
  }

  private receive(me: Seat, update: Uint8Array): void {
    const now = performance.now()
    for (const { client, clock, length } of me.room.rangesOf(update)) {
      const author = me.room.byClient.get(client)
      if (author === undefined || author === me) continue
      const seen = me.seen[author.index] ?? 0
      if (clock > seen) throw new Error(`keystrokes ${seen} to ${clock} of a client were left out`)
      for (let next = seen; next < clock + length; next += 1) {
        this.latencies.add(now - author.sentAt[next]!)
        this.delivered += 1
        this.lastDeliveryAt = now
      }
      me.seen[author.index] = Math.max(seen, clock + length)
    }
  }
}

/** Who types when. Everybody keeps the pace from a moment of their own within the first beat. */
function* schedule(typists: readonly Seat[], { rate, seconds, random }: { rate: number; seconds: number; random(): number }) {
  const beatMs = 1_000 / rate
  const beats = typists.map((seat) => ({ seat, phaseMs: random() * beatMs })).sort((a, b) => a.phaseMs - b.phaseMs)
  for (let beat = 0; beat < rate * seconds; beat += 1) {
    for (const { seat, phaseMs } of beats) yield { seat, atMs: beat * beatMs + phaseMs }
  }
}

/** A cursor behind the character just typed, in the form that editors of ProseMirror documents send. */
function cursorState({ client, room, index }: Seat, clock: number): object {
  const { run } = room.opened
  const position = { type: run, tname: null, item: { client: client.client, clock }, assoc: 0 }
  return { user: { name: `Guest ${index}`, color: '#30bced' }, cursor: { anchor: position, head: position } }
}

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
