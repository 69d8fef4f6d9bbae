import * as Y from 'yjs'

/** One decoded piece of an update: text or a node (`Item`), or a range that its own client has already thrown away (`GC`). */
export type UpdateStruct = Y.Item | Y.GC

/** A range of deleted clocks of one client. */
export type DeletedRange = { client: number; clock: number; length: number }

/** An update taken apart. `structs` holds each client's structs in clock order; `hasGap` says that it skips clocks. */
export type DecodedUpdate = { structs: Map<number, UpdateStruct[]>; deletes: DeletedRange[]; hasGap: boolean }

/** Clocks, ids and lengths past these are refused (G3): a `GC` of length 2^53-1 would swallow all later text of its client. */
export const MAX_CLIENT = 2 ** 53 - 1
export const MAX_CLOCK = 2 ** 31
export const MAX_STRUCTS = 100_000

/**
 * Takes a V1 update apart without touching any Y.Doc. Returns undefined for what no honest client sends: bytes that are not an
 * update, a client twice, clocks that are not contiguous, numbers out of bounds, more than 100,000 structs (rule G3).
 */
export function decodeUpdate(bytes: Uint8Array): DecodedUpdate | undefined {
  let decoded: ReturnType<typeof Y.decodeUpdate>
  try {
    decoded = Y.decodeUpdate(bytes)
  } catch {
    // Any throw of the decoder means the same: these bytes are no update. The caller refuses them by rule G3.
    return undefined
  }
  if (decoded.structs.length > MAX_STRUCTS) return undefined
  const { structs, hasGap } = groupByClient(decoded.structs)
  const deletes = listDeletes(decoded.ds)
  return structs && deletes ? { structs, deletes, hasGap } : undefined
}

function groupByClient(all: readonly (Y.Item | Y.GC | Y.Skip)[]): { structs: DecodedUpdate['structs'] | undefined; hasGap: boolean } {
  const structs: DecodedUpdate['structs'] = new Map()
  const nextClock = new Map<number, number>()
  let current: number | undefined
  let hasGap = false
  for (const struct of all) {
    const { client, clock } = struct.id
    const end = clock + struct.length
    if (client !== current && nextClock.has(client)) return { structs: undefined, hasGap }
    if (!inBounds(client, clock, struct.length) || (nextClock.get(client) ?? clock) !== clock) return { structs: undefined, hasGap }
    current = client
    nextClock.set(client, end)
    if (struct instanceof Y.Skip) hasGap = true
    else if (structs.has(client)) structs.get(client)!.push(struct)
    else structs.set(client, [struct])
  }
  return { structs, hasGap }
}

function listDeletes(ds: ReturnType<typeof Y.decodeUpdate>['ds']): DeletedRange[] | undefined {
  const deletes: DeletedRange[] = []
  for (const [client, ranges] of ds.clients) {
    for (const { clock, len } of ranges) {
      if (!inBounds(client, clock, len)) return undefined
      deletes.push({ client, clock, length: len })
    }
  }
  return deletes.length > MAX_STRUCTS ? undefined : deletes
}

const inBounds = (client: number, clock: number, length: number): boolean =>
  Number.isSafeInteger(client) && client >= 0 && client <= MAX_CLIENT && clock >= 0 && length > 0 && clock + length <= MAX_CLOCK
