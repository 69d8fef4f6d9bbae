import { Piscina } from 'piscina'
import type { Restored } from './restored-text.ts'
import type { AuthoredText, ReadText, RestoringParts } from './text-worker.ts'

/** What a thread may fill before it tidies up: one section is small, and many in a row should not leave 50 MiB of garbage in each thread. */
const YOUNG_MIB = 8

/** Worker threads for whatever builds a Y.Doc without being live: reading, counting, compacting. */
export class TextWorkers {
  private readonly pool: Piscina

  constructor(threads: number) {
    this.pool = new Piscina({
      filename: new URL('./text-worker.ts', import.meta.url).href,
      minThreads: 1,
      maxThreads: threads,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MIB },
    })
  }

  /** Content, revision hash and word count of a text given as one update. */
  read(title: string, bytes: Uint8Array): Promise<ReadText> {
    return this.pool.run({ title, bytes }, { name: 'read' })
  }

  compact(bytes: Uint8Array): Promise<Uint8Array> {
    return this.pool.run(bytes, { name: 'compact' })
  }

  hands(bytes: Uint8Array): Promise<Map<number, number>> {
    return this.pool.run(bytes, { name: 'hands' })
  }

  /** Content and authors of a text given in parts. */
  readAuthored(parts: readonly Uint8Array[]): Promise<AuthoredText> {
    return this.pool.run(parts, { name: 'readAuthored' })
  }

  /** The client ids that wrote something in these updates. */
  writers(updates: readonly Uint8Array[]): Promise<number[]> {
    return this.pool.run(updates, { name: 'writers' })
  }

  /** The edit that turns a text back into an earlier one; undefined where nothing is different. */
  restore(restoring: RestoringParts): Promise<Restored | undefined> {
    return this.pool.run(restoring, { name: 'restore' })
  }

  close(): Promise<void> {
    return this.pool.close()
  }
}
