import type { SectionId } from '@concord/paper'
import { mergeParts } from './committed-text.ts'
import type { AppendRow, UpdateLog } from './update-log.ts'

/** An accepted update on its way to the log. Entries of one section are committed in the order in which they were queued. */
export type CommitEntry = Omit<AppendRow, 'bytes'> & {
  /** Absent for a mere receipt: everything queued before it in this section is durable when its turn is done. */
  bytes: Uint8Array | undefined
}

/** What the committer reports, per section and turn. */
export type CommitListener<Entry extends CommitEntry> = {
  /** `bytes` is the merged turn, durable under `head`; undefined for a turn of receipts. */
  committed(sectionId: SectionId, turn: { head: number; bytes: Uint8Array } | undefined, entries: Entry[]): void
  /** The fence refused them: not one of them is in the log. */
  refused(sectionId: SectionId, entries: Entry[]): void
  /** The log does not answer; the turn is tried again. */
  delayed(error: unknown): void
}

type Waiting = { wait(ms: number): Promise<void> }
const RETRY_MS = [50, 100, 250, 500, 1000, 2000]

/**
 * One per process. Takes everything that is queued in all rooms, merges it per section, and appends it in one statement. There is
 * no timer: the statement in flight sets the batch, so a quiet room commits at once and under load the batches grow.
 */
export class Committer<Entry extends CommitEntry> {
  private readonly queues = new Map<SectionId, Entry[]>()
  private readonly log: UpdateLog
  private readonly listener: CommitListener<Entry>
  private readonly time: Waiting
  private running: Promise<void> | undefined

  constructor(log: UpdateLog, listener: CommitListener<Entry>, time: Waiting) {
    this.log = log
    this.listener = listener
    this.time = time
  }

  enqueue(entry: Entry): void {
    const queue = this.queues.get(entry.sectionId)
    if (queue) queue.push(entry)
    else this.queues.set(entry.sectionId, [entry])
    this.running ??= this.run()
  }

  /** Resolves when everything queued so far has been committed or refused. */
  async drained(): Promise<void> {
    while (this.running) await this.running
  }

  private async run(): Promise<void> {
    // What arrives in the same turn of the event loop shares the statement.
    await new Promise((resolve) => setImmediate(resolve))
    while (this.queues.size > 0) await this.takeTurn()
    this.running = undefined
  }

  private async takeTurn(): Promise<void> {
    const turns = [...this.queues].map(([sectionId, queue]) => this.takeFrom(sectionId, queue))
    const rows = turns.flatMap(({ row }) => (row ? [row] : []))
    const heads = await this.append(rows)
    for (const { sectionId, entries, row } of turns) {
      const head = heads.get(sectionId)
      if (row === undefined) this.listener.committed(sectionId, undefined, entries)
      else if (head !== undefined) this.listener.committed(sectionId, { head, bytes: row.bytes }, entries)
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
    const isSame = (entry: Entry) => entry.epoch === first.epoch && entry.states.join() === first.states.join()
    const end = queue.findIndex((entry) => !isSame(entry))
    const entries = queue.splice(0, end === -1 ? queue.length : end)
    if (queue.length === 0) this.queues.delete(sectionId)
    const parts = entries.flatMap(({ bytes }) => (bytes ? [bytes] : []))
    if (parts.length === 0) return { sectionId, entries, row: undefined }
    const claims = entries.flatMap((entry) => entry.claims)
    return { sectionId, entries, row: { sectionId, epoch: first.epoch, states: first.states, bytes: mergeParts(parts), claims } }
  }

  private async append(rows: readonly AppendRow[]): Promise<Map<SectionId, number>> {
    if (rows.length === 0) return new Map()
    for (let attempt = 0; ; attempt += 1) {
      try {
        const appended = await this.log.append(rows)
        return new Map(appended.map(({ sectionId, head }) => [sectionId, head]))
      } catch (error) {
        this.listener.delayed(error)
        await this.time.wait(RETRY_MS[Math.min(attempt, RETRY_MS.length - 1)]!)
      }
    }
  }
}
