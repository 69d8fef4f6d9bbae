import type { SectionId } from '@concord/paper'
import { mergeParts } from './committed-text.ts'
import type { Time } from './time.ts'
import { TurnSpacing } from './turn-spacing.ts'
import type { AppendRow, Claim, UpdateLog } from './update-log.ts'

/** An accepted update on its way to the log. Entries of one section are committed in the order in which they were queued. */
export type CommitEntry = Omit<AppendRow, 'bytes'> & {
  /** Absent for a mere receipt: everything queued before it in this section is durable when its turn is done. */
  bytes: Uint8Array | undefined
  /** Whose it is; only told apart from others. */
  session: object
}

/** One section's part of what was committed. */
export type CommittedTurn = { head: number; bytes: Uint8Array; claims: readonly Claim[] }

/** What the committer reports, per section and turn. */
export type CommitListener<Entry extends CommitEntry> = {
  /** The next turn is about to be taken: what is enqueued now is in it. */
  turnComing(): void
  /** `turn` is durable; undefined for a turn of receipts. */
  committed(sectionId: SectionId, turn: CommittedTurn | undefined, entries: Entry[]): void
  /** The fence refused them: not one of them is in the log. */
  refused(sectionId: SectionId, entries: Entry[]): void
  /** The log does not answer; the turn is tried again. */
  delayed(error: unknown): void
}

const RETRY_MS = [50, 100, 250, 500, 1000, 2000]

/**
 * One per process. Takes everything that is queued in all rooms, merges it per section, and appends it in one statement. The statement
 * in flight sets the batch, so a quiet room commits at once and under load the batches grow; where many people write, turns are spaced.
 */
export class Committer<Entry extends CommitEntry> {
  private readonly queues = new Map<SectionId, Entry[]>()
  private readonly log: UpdateLog
  private readonly listener: CommitListener<Entry>
  private readonly time: Time
  private readonly spacing: TurnSpacing
  private isAwake = false
  private running: Promise<void> | undefined
  /** When the turn that is under way began. */
  private turnSinceMs: number | undefined
  /** How many statements were answered, and how many rows they appended. */
  readonly done = { turns: 0, rows: 0 }

  constructor(log: UpdateLog, listener: CommitListener<Entry>, time: Time) {
    this.log = log
    this.listener = listener
    this.time = time
    this.spacing = new TurnSpacing(time)
  }

  enqueue(entry: Entry): void {
    const queue = this.queues.get(entry.sectionId)
    if (queue) queue.push(entry)
    else this.queues.set(entry.sectionId, [entry])
    this.spacing.saw(entry.session)
    this.running ??= this.run()
  }

  /** Something may be enqueued when the next turn comes. */
  wake(): void {
    this.isAwake = true
    this.running ??= this.run()
  }

  /** Whether anything is queued or on its way. */
  get isRunning(): boolean {
    return this.running !== undefined
  }

  /** How long the log has kept the turn that is under way waiting; 0 between turns. */
  get waitingMs(): number {
    return this.turnSinceMs === undefined ? 0 : this.time.now() - this.turnSinceMs
  }

  /** Resolves when everything queued so far has been committed or refused. */
  async drained(): Promise<void> {
    while (this.running) await this.running
  }

  private async run(): Promise<void> {
    // What arrives in the same turn of the event loop shares the statement.
    await new Promise((resolve) => setImmediate(resolve))
    while (this.isAwake || this.queues.size > 0) {
      this.isAwake = false
      this.listener.turnComing()
      await this.takeTurn()
      const pauseMs = this.spacing.pauseMs()
      if (pauseMs > 0) await this.time.wait(pauseMs)
    }
    this.running = undefined
  }

  private async takeTurn(): Promise<void> {
    const turns = [...this.queues].map(([sectionId, queue]) => this.takeFrom(sectionId, queue))
    const heads = await this.append(turns.flatMap(({ row }) => (row ? [row] : [])))
    for (const { sectionId, entries, row } of turns) {
      const head = heads.get(sectionId)
      if (row === undefined) this.listener.committed(sectionId, undefined, entries)
      else if (head !== undefined) this.listener.committed(sectionId, { head, bytes: row.bytes, claims: row.claims }, entries)
      else this.listener.refused(sectionId, [...entries, ...this.takeRest(sectionId)])
    }
  }

  /** What was queued on top of refused text stands on nothing: it is refused with it. */
  private takeRest(sectionId: SectionId): Entry[] {
    const rest = this.queues.get(sectionId) ?? []
    this.queues.delete(sectionId)
    return rest
  }

  /** The front of a queue, as far as the fence is the same for all. */
  private takeFrom(sectionId: SectionId, queue: Entry[]): { sectionId: SectionId; entries: Entry[]; row: AppendRow | undefined } {
    const first = queue[0]!
    const end = queue.findIndex((entry) => entry.epoch !== first.epoch || !isSameFence(entry.states, first.states))
    const entries = queue.splice(0, end === -1 ? queue.length : end)
    if (queue.length === 0) this.queues.delete(sectionId)
    const parts = entries.flatMap(({ bytes }) => (bytes ? [bytes] : []))
    if (parts.length === 0) return { sectionId, entries, row: undefined }
    const claims = entries.flatMap((entry) => entry.claims)
    return { sectionId, entries, row: { sectionId, epoch: first.epoch, states: first.states, bytes: mergeParts(parts), claims } }
  }

  private async append(rows: readonly AppendRow[]): Promise<Map<SectionId, number>> {
    if (rows.length === 0) return new Map()
    this.turnSinceMs = this.time.now()
    for (let attempt = 0; ; attempt += 1) {
      try {
        const appended = await this.log.append(rows)
        this.turnSinceMs = undefined
        this.done.turns += 1
        this.done.rows += appended.length
        return new Map(appended.map(({ sectionId, head }) => [sectionId, head]))
      } catch (error) {
        this.listener.delayed(error)
        await this.time.wait(RETRY_MS[Math.min(attempt, RETRY_MS.length - 1)]!)
      }
    }
  }
}

const isSameFence = (a: AppendRow['states'], b: AppendRow['states']): boolean =>
  a === b || (a.length === b.length && a.every((state, index) => state === b[index]))
