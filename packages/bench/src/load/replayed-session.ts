import { setTimeout as delay } from 'node:timers/promises'
import { KnownEdits } from '../text/known-edits.ts'
import type { Edit, Script } from '../text/recorded-script.ts'
import { docOf, readText } from '../text/section-text.ts'
import type { Caller } from '../wire/caller.ts'
import { RoomClient } from '../wire/room-client.ts'
import type { OpenedRoom } from './opened-room.ts'

/** How many edits an author types before its socket gets a turn. */
const BURST = 32

/** An author of a script, or a reader (`author` undefined). Holds which edits of each author have arrived here. */
class Participant {
  readonly arrived: number[]
  readonly known = new KnownEdits()
  private readonly updates: Uint8Array[] = []
  private readonly script: Script
  private readonly author: number | undefined
  private readonly client: RoomClient
  private readonly onProgress: () => void
  private wake: () => void = () => {}
  private isStopped = false

  constructor(caller: Caller, { room }: OpenedRoom, script: Script, author: number | undefined, onProgress: () => void) {
    this.script = script
    this.author = author
    this.onProgress = onProgress
    this.arrived = script.authors.map(() => 0)
    const client = author === undefined ? 2 : script.authors[author]!.client
    this.client = new RoomClient({ caller, room, client, onUpdate: (update) => this.receive(update.slice()) })
  }

  synced(): Promise<number> {
    return this.client.synced
  }

  get isComplete(): boolean {
    return this.arrived.every((count, author) => count === this.script.authors[author]!.edits.length)
  }

  get failure(): string | undefined {
    return this.client.failure
  }

  /** What stands in this participant's copy. */
  text(): string | undefined {
    return readText(docOf(this.updates))
  }

  /** Types this author's edits, each once everything that it was typed upon has arrived; `rate` a second, or as fast as it goes. */
  async type(rate: number | undefined): Promise<void> {
    const { edits } = this.script.authors[this.author!]!
    const startedAt = performance.now()
    for (const [index, edit] of edits.entries()) {
      while (!this.isStopped && !this.hasSeen(edit)) await new Promise<void>((resolve) => (this.wake = resolve))
      if (rate) await delay(Math.max(0, startedAt + (index * 1_000) / rate - performance.now()))
      else if (index % BURST === 0) await new Promise(setImmediate)
      if (this.isStopped || this.failure !== undefined) return
      this.updates.push(edit.update)
      this.known.receive(edit.update)
      this.arrived[this.author!] = index + 1
      this.client.sendUpdate(edit.update)
    }
    this.onProgress()
  }

  stop(): void {
    this.isStopped = true
    this.wake()
  }

  close(): void {
    this.client.close()
  }

  private hasSeen({ seen }: Edit): boolean {
    return seen.every((count, author) => author === this.author || count <= this.arrived[author]!)
  }

  private receive(update: Uint8Array): void {
    this.updates.push(update)
    this.known.receive(update)
    this.script.authors.forEach(({ edits }, author) => {
      if (author === this.author) return
      while (this.arrived[author]! < edits.length && this.known.holds(edits[this.arrived[author]!]!.footprint)) this.arrived[author]! += 1
    })
    this.wake()
    this.onProgress()
  }
}

/** A recorded session typed again, live, with the causes as they were, and with one reader beside the authors. */
export class ReplayedSession {
  /** Called whenever somebody has received or typed something. */
  onProgress: () => void = () => {}
  private readonly script: Script
  private readonly authors: Participant[]
  private readonly reader: Participant

  constructor(callers: readonly Caller[], opened: OpenedRoom, script: Script) {
    this.script = script
    const progress = () => this.onProgress()
    this.authors = script.authors.map((_, author) => new Participant(callers[author]!, opened, script, author, progress))
    this.reader = new Participant(callers[script.authors.length]!, opened, script, undefined, progress)
  }

  /** Edits that the reader has seen, author by author. */
  seen(): Edit[] {
    return this.script.authors.flatMap(({ edits }, author) => edits.slice(0, this.reader.arrived[author]))
  }

  seenCount(): number {
    return this.reader.arrived.reduce((sum, count) => sum + count, 0)
  }

  async synced(): Promise<void> {
    await Promise.all(this.everybody.map((participant) => participant.synced()))
  }

  /** Types all of it and resolves when everybody has everything. */
  async run(limitMs: number): Promise<void> {
    const complete = new Promise<void>((resolve) => {
      this.onProgress = () => {
        if (this.everybody.every(({ isComplete }) => isComplete)) resolve()
      }
    })
    const inTime = Promise.all([complete, this.type(undefined)]).then(() => true)
    if (await Promise.race([inTime, delay(limitMs, false, { ref: false })])) return
    const state = this.everybody.map(({ arrived, failure }) => `${arrived.join('+')}${failure ? ` (${failure})` : ''}`)
    throw new Error(`not everybody has everything after ${limitMs} ms: ${state.join(', ')}`)
  }

  async type(rate: number | undefined): Promise<void> {
    await Promise.all(this.authors.map((author) => author.type(rate)))
  }

  /** Throws unless everybody ends with the recording's end text. */
  mustHaveConverged(): void {
    const wrong = this.everybody.findIndex((participant) => participant.text() !== this.script.endText)
    if (wrong >= 0) throw new Error(`participant ${wrong} does not end with the text of the recording`)
  }

  stop(): void {
    for (const participant of this.everybody) participant.stop()
  }

  close(): void {
    for (const participant of this.everybody) participant.close()
  }

  private get everybody(): Participant[] {
    return [...this.authors, this.reader]
  }
}
