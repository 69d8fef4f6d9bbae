import { readUpdate } from './read-update.ts'

/** What must have arrived before an edit can be said to be there: every author's clock up to `clock`, and the deleted ranges. */
export type Footprint = {
  brings: { client: number; end: number }[]
  deletes: { client: number; clock: number; length: number }[]
}

/** Reads off an update what `KnownEdits` must hold for it to have arrived. */
export function footprintOf(update: Uint8Array): Footprint {
  const footprint: Footprint = { brings: [], deletes: [] }
  readUpdate(update, {
    brings: (client, clock, length) => void footprint.brings.push({ client, end: clock + length }),
    deletes: (client, clock, length) => void footprint.deletes.push({ client, clock, length }),
  })
  return footprint
}

/** Which characters and deletions a client has received: what is left of a Y.Doc when nobody looks at the text. */
export class KnownEdits {
  private readonly clocks = new Map<number, number>()
  private readonly deleted = new Map<number, Uint8Array>()

  receive(update: Uint8Array): void {
    readUpdate(update, {
      brings: (client, clock, length) => {
        if (clock + length > (this.clocks.get(client) ?? 0)) this.clocks.set(client, clock + length)
      },
      deletes: (client, clock, length) => void this.deletionsOf(client, clock + length).fill(1, clock, clock + length),
    })
  }

  clockOf(client: number): number {
    return this.clocks.get(client) ?? 0
  }

  holds({ brings, deletes }: Footprint): boolean {
    return (
      brings.every(({ client, end }) => this.clockOf(client) >= end) &&
      deletes.every(({ client, clock, length }) => {
        const marks = this.deleted.get(client)?.subarray(clock, clock + length)
        return marks?.length === length && marks.every((mark) => mark === 1)
      })
    )
  }

  /** One mark a clock, at least up to `end`. */
  private deletionsOf(client: number, end: number): Uint8Array {
    const marks = this.deleted.get(client) ?? new Uint8Array(1024)
    if (marks.length >= end && this.deleted.has(client)) return marks
    const wider = new Uint8Array(Math.max(end, marks.length * 2))
    wider.set(marks)
    this.deleted.set(client, wider)
    return wider
  }
}
