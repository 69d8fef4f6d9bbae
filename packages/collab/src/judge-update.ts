import type { PersonId } from '@concord/paper'
import * as Y from 'yjs'
import type { DecodedUpdate, DeletedRange, UpdateStruct } from './decode-update.ts'
import { encodeUpdate } from './encode-update.ts'
import { mayHold } from './judge-content.ts'
import { type KnownText, ROOT_NAME } from './known-text.ts'
import { trimKnown } from './trim-update.ts'
import { UpdateReferences } from './update-references.ts'

/** The numbered rules of PROTOCOL.md that an update can break. */
export type GateRule = 'G1' | 'G2' | 'G3' | 'G4' | 'G5' | 'G6' | 'G7'

/** Who brings an update, and what they may do. `ownerOf` answers whose hand a client id is, if it is anybody's yet. */
export type Bringer = { personId: PersonId; mayWrite: boolean; ownerOf(client: number): PersonId | undefined }

/**
 * What the gate says. `accept`: `bytes` are what is applied, committed and sent (undefined when all of it was known already),
 * `clients` the ids to claim, `knownDeletes` what others had deleted before: left out of `bytes`, but the author awaits a receipt.
 * `resync`: something between is missing, ask for it. `refuse`: the rule that it breaks.
 */
export type Verdict =
  | { kind: 'accept'; bytes: Uint8Array | undefined; clients: number[]; knownDeletes: DeletedRange[] }
  | { kind: 'resync' }
  | { kind: 'refuse'; rule: GateRule }

const refuse = (rule: GateRule): Verdict => ({ kind: 'refuse', rule })

/** Says whether `update` may come into a section. Looks at clocks, references and names, never at words (PROTOCOL.md, G1-G6). */
export function judgeUpdate(update: DecodedUpdate, known: KnownText, by: Bringer): Verdict {
  const fresh = trimKnown(update, known)
  const { true: knownDeletes = [], false: newDeletes = [] } = Object.groupBy(update.deletes, (range) => `${isKnownDelete(range, known)}`)
  const brings = fresh.size > 0 || newDeletes.length > 0
  if (brings && !by.mayWrite) return refuse('G1')
  const clients = [...fresh.keys()]
  if (clients.some((client) => (by.ownerOf(client) ?? by.personId) !== by.personId)) return refuse('G2')
  if (update.hasGap || clients.some((client) => fresh.get(client)![0]!.id.clock > known.clockOf(client))) return { kind: 'resync' }
  const verdict = judgeStructs(fresh, known)
  if (verdict) return verdict
  if (newDeletes.some((range) => range.clock + range.length > endOf(range.client, fresh, known))) return refuse('G5')
  return { kind: 'accept', bytes: brings ? encodeUpdate(fresh, newDeletes) : undefined, clients, knownDeletes }
}

/** Goes through the structs in an order in which every reference is known before it is used, or finds out that there is none (G4). */
function judgeStructs(fresh: ReadonlyMap<number, readonly UpdateStruct[]>, known: KnownText): Verdict | undefined {
  const references = new UpdateReferences(known)
  const waiting = new Map([...fresh].map(([client, structs]) => [client, { structs, next: 0 }]))
  while (waiting.size > 0) {
    let moved = false
    for (const [client, queue] of waiting) {
      while (queue.next < queue.structs.length) {
        const struct = queue.structs[queue.next]!
        if (struct instanceof Y.Item && pointsForward(struct)) return refuse('G4')
        if (struct instanceof Y.Item && !references.knowAllOf(struct)) break
        const rule = judgeStruct(struct, references, known)
        if (rule) return refuse(rule)
        queue.next += 1
        moved = true
      }
      if (queue.next === queue.structs.length) waiting.delete(client)
    }
    if (!moved) return { kind: 'resync' }
  }
  return undefined
}

function judgeStruct(struct: UpdateStruct, references: UpdateReferences, known: KnownText): GateRule | undefined {
  if (struct instanceof Y.GC) {
    references.learn(struct, undefined)
    return undefined
  }
  if (typeof struct.parent === 'string' && struct.parent !== ROOT_NAME) return 'G6'
  const place = references.placeOf(struct, known.root)
  if (place === 'disagree') return 'G6'
  if (place !== 'gone' && (place.depth > MAX_DEPTH || !mayHold(place.parent, place.parentSub, struct.content))) return 'G6'
  references.learn(struct, place)
  return undefined
}

/** Elements nested deeper than this are refused: every reader walks the tree by recursion. */
const MAX_DEPTH = 60

/** A reference to the struct's own client must lead back. Yjs does not check that and throws half-way through. */
const pointsForward = (item: Y.Item): boolean =>
  [item.origin, item.rightOrigin, item.parent].some((id) => id instanceof Y.ID && id.client === item.id.client && id.clock >= item.id.clock)

const isKnownDelete = (range: DeletedRange, known: KnownText): boolean =>
  range.clock + range.length <= known.clockOf(range.client) && known.isDeleted(range.client, range.clock, range.length)

function endOf(client: number, fresh: ReadonlyMap<number, readonly UpdateStruct[]>, known: KnownText): number {
  const last = fresh.get(client)?.at(-1)
  return last ? last.id.clock + last.length : known.clockOf(client)
}
