import type { PersonId } from '@concord/paper'
import * as Y from 'yjs'
import { ConflictScan } from './conflict-scan.ts'
import type { DecodedUpdate, DeletedRange, UpdateStruct } from './decode-update.ts'
import { encodeUpdate } from './encode-update.ts'
import { MAX_DEPTH, MAX_NEW, MAX_NEW_CLIENTS, MAX_NEW_IN_FIRST_SYNC, MAX_SCAN_STEPS, MAX_SECTION_BYTES } from './gate-limits.ts'
import { mayHold } from './judge-content.ts'
import { isKnownDelete, type KnownText, ROOT_NAME } from './known-text.ts'
import { isMereTidying } from './mere-tidying.ts'
import { trimKnown } from './trim-update.ts'
import { type Place, UpdateReferences } from './update-references.ts'

/** The numbered rules of PROTOCOL.md that an update can break. */
export type GateRule = 'G1' | 'G2' | 'G3' | 'G4' | 'G5' | 'G6' | 'G7' | 'G8'

/** Who brings an update, and what they may do. `ownerOf` answers whose hand a client id is, if it is anybody's yet. */
export type Bringer = {
  personId: PersonId
  mayWrite: boolean
  ownerOf(client: number): PersonId | undefined
  /** Whether the update answers a step 1 of ours: it may hold all that was typed offline. */
  isFirstSync: boolean
  /** Size of the section's text, committed and accepted, in bytes. Asked only where the update brings text. */
  sectionBytes(): number
}

/**
 * What the gate says. `accept`: `bytes` are what is applied, committed and sent (undefined when all of it was known already),
 * `clients` the ids to claim, `knownDeletes` what others had deleted before: left out of `bytes`, but the author awaits a receipt.
 * `resync`: something between is missing, ask for it. `refuse`: the rule that it breaks.
 */
export type Verdict =
  | { kind: 'accept'; bytes: Uint8Array | undefined; clients: number[]; knownDeletes: DeletedRange[] }
  | { kind: 'resync' }
  | { kind: 'refuse'; rule: GateRule }

type Fresh = Map<number, UpdateStruct[]>
type Flaw = GateRule | 'missing'

const refuse = (rule: GateRule): Verdict => ({ kind: 'refuse', rule })

/** Says whether `update` may come into a section. Looks at clocks, references and names, never at words (PROTOCOL.md, G1-G7; G8 is `suggestion-trial.ts`). */
export function judgeUpdate(update: DecodedUpdate, known: KnownText, by: Bringer): Verdict {
  const fresh = trimKnown(update, known)
  const [knownDeletes, newDeletes] = sortDeletes(update.deletes, known)
  const brings = fresh.size > 0 || newDeletes.length > 0
  if (!brings) return { kind: 'accept', bytes: undefined, clients: [], knownDeletes }
  if (!by.mayWrite && fresh.size === 0 && isMereTidying(newDeletes, known))
    return { kind: 'accept', bytes: undefined, clients: [], knownDeletes: update.deletes }
  if (!by.mayWrite) return refuse('G1')
  const flaw = judgeClients(fresh, by) ?? judgeGaps(update, fresh, known) ?? judgeAmount(fresh, newDeletes, by)
  const deeper = flaw ?? judgeStructs(fresh, known) ?? judgeDeletes(newDeletes, fresh, known, by)
  if (deeper) return deeper === 'missing' ? { kind: 'resync' } : refuse(deeper)
  const bytes = encodeUpdate(fresh, newDeletes)
  if (fresh.size > 0 && by.sectionBytes() + bytes.length > MAX_SECTION_BYTES) return refuse('G7')
  return { kind: 'accept', bytes, clients: [...fresh.keys()], knownDeletes }
}

/** Deletions that are known already, and those that are new at least in part. */
function sortDeletes(deletes: readonly DeletedRange[], known: KnownText): [known: DeletedRange[], fresh: DeletedRange[]] {
  const knownDeletes: DeletedRange[] = []
  const newDeletes: DeletedRange[] = []
  for (const range of deletes) {
    if (isKnownDelete(known, range.client, range.clock, range.length)) knownDeletes.push(range)
    else newDeletes.push(range)
  }
  return [knownDeletes, newDeletes]
}

function judgeClients(fresh: Fresh, by: Bringer): Flaw | undefined {
  let unclaimed = 0
  for (const client of fresh.keys()) {
    const owner = by.ownerOf(client)
    if (owner === undefined) unclaimed += 1
    else if (owner !== by.personId) return 'G2'
  }
  return unclaimed > MAX_NEW_CLIENTS ? 'G7' : undefined
}

function judgeGaps(update: DecodedUpdate, fresh: Fresh, known: KnownText): Flaw | undefined {
  if (update.hasGap) return 'missing'
  for (const [client, structs] of fresh) if (structs[0]!.id.clock > known.clockOf(client)) return 'missing'
  return undefined
}

function judgeAmount(fresh: Fresh, newDeletes: readonly DeletedRange[], by: Bringer): Flaw | undefined {
  let structs = 0
  for (const list of fresh.values()) structs += list.length
  return structs > (by.isFirstSync ? MAX_NEW_IN_FIRST_SYNC : MAX_NEW) || newDeletes.length > MAX_NEW ? 'G7' : undefined
}

function judgeStructs(fresh: Fresh, known: KnownText): Flaw | undefined {
  const references = new UpdateReferences(known, fresh)
  const scan = new ConflictScan(known, MAX_SCAN_STEPS)
  const flaw = references.resolve((struct) => judgeStruct(struct, references, scan))
  return flaw === 'ahead' ? 'G4' : flaw
}

function judgeStruct(struct: UpdateStruct, references: UpdateReferences, scan: ConflictScan): Place | 'gone' | GateRule {
  if (struct instanceof Y.GC) return 'gone'
  if (typeof struct.parent === 'string' && struct.parent !== ROOT_NAME) return 'G6'
  const place = references.placeOf(struct)
  if (place === 'gone') return place
  if (place === 'disagree' || place.depth > MAX_DEPTH || !mayHold(place.parent, place.parentSub, struct.content)) return 'G6'
  const problem = scan.put(struct, place)
  if (problem) return problem === 'too_far' ? 'G7' : 'G6'
  return place
}

/** Of an own client id the missing clocks may be on their way: whoever comes back may delete before the server has asked for what it lacks. */
function judgeDeletes(newDeletes: readonly DeletedRange[], fresh: Fresh, known: KnownText, by: Bringer): Flaw | undefined {
  for (const { client, clock, length } of newDeletes) {
    if (clock + length <= endOf(client, fresh, known)) continue
    return (by.ownerOf(client) ?? by.personId) === by.personId ? 'missing' : 'G5'
  }
  return undefined
}

function endOf(client: number, fresh: Fresh, known: KnownText): number {
  const last = fresh.get(client)?.at(-1)
  return last ? last.id.clock + last.length : known.clockOf(client)
}
