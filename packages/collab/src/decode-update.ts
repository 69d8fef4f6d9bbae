import * as Y from 'yjs'
import { MAX_CLIENT, MAX_CLOCK, MAX_READ } from './gate-limits.ts'

/** One decoded piece of an update: text or a node (`Item`), or a range that its own client has already thrown away (`GC`). */
export type UpdateStruct = Y.Item | Y.GC

/** A range of deleted clocks of one client. */
export type DeletedRange = { client: number; clock: number; length: number }

/**
 * An update taken apart. `structs` holds each client's structs in clock order; `hasGap` says that it skips clocks. `deletes` are sorted
 * within each client and never touch, whatever the bytes said: so judging them costs no more than one pass over the text.
 */
export type DecodedUpdate = { structs: Map<number, UpdateStruct[]>; deletes: DeletedRange[]; hasGap: boolean }

/**
 * Takes a V1 update apart without touching any Y.Doc. Returns undefined for what no honest client sends: bytes that are not an
 * update, a client twice, clocks that are not contiguous, numbers out of bounds, more pieces than 100,000 (rule G3).
 */
export function decodeUpdate(bytes: Uint8Array): DecodedUpdate | undefined {
  let decoded: ReturnType<typeof Y.decodeUpdate>
  try {
    decoded = Y.decodeUpdateV2(bytes, BoundedDecoder)
  } catch {
    // Any throw of the decoder means the same: these bytes are no update. The caller refuses them by rule G3.
    return undefined
  }
  const { structs, hasGap } = groupByClient(decoded.structs)
  const deletes = listDeletes(decoded.ds)
  return structs && deletes ? { structs, deletes, hasGap } : undefined
}

/** Stops reading where an update has too many pieces: half a million of them fit into 1 MiB. */
class BoundedDecoder extends Y.UpdateDecoderV1 {
  private structs = 0
  private deletes = 0

  override readInfo(): number {
    this.structs += 1
    if (this.structs > MAX_READ) throw new RangeError('too many structs')
    return super.readInfo()
  }

  override readDsClock(): number {
    this.deletes += 1
    if (this.deletes > MAX_READ) throw new RangeError('too many deletions')
    return super.readDsClock()
  }
}

function groupByClient(all: readonly (Y.Item | Y.GC | Y.Skip)[]): { structs: DecodedUpdate['structs'] | undefined; hasGap: boolean } {
  const structs: DecodedUpdate['structs'] = new Map()
  const seen = new Set<number>()
  let current: { client: number; end: number; list: UpdateStruct[] } | undefined
  let hasGap = false
  for (const struct of all) {
    const { client, clock } = struct.id
    if (current?.client !== client) {
      if (seen.has(client)) return { structs: undefined, hasGap }
      seen.add(client)
      current = { client, end: clock, list: [] }
    }
    if (clock !== current.end || !inBounds(client, clock, struct.length)) return { structs: undefined, hasGap }
    current.end += struct.length
    if (struct instanceof Y.Skip) hasGap = true
    else if (current.list.push(struct) === 1) structs.set(client, current.list)
  }
  return { structs, hasGap }
}

function listDeletes(ds: ReturnType<typeof Y.decodeUpdate>['ds']): DeletedRange[] | undefined {
  const deletes: DeletedRange[] = []
  for (const [client, ranges] of ds.clients) {
    if (!isSorted(ranges)) ranges.sort((a, b) => a.clock - b.clock)
    let last: DeletedRange | undefined
    for (const { clock, len } of ranges) {
      if (!inBounds(client, clock, len)) return undefined
      if (last && clock <= last.clock + last.length) last.length = Math.max(last.length, clock + len - last.clock)
      else {
        last = { client, clock, length: len }
        deletes.push(last)
      }
    }
  }
  return deletes
}

function isSorted(ranges: readonly { clock: number }[]): boolean {
  for (let index = 1; index < ranges.length; index += 1) if (ranges[index]!.clock < ranges[index - 1]!.clock) return false
  return true
}

const inBounds = (client: number, clock: number, length: number): boolean =>
  client >= 0 && client <= MAX_CLIENT && clock >= 0 && length > 0 && clock + length <= MAX_CLOCK
