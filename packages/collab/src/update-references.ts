import * as Y from 'yjs'
import type { UpdateStruct } from './decode-update.ts'
import type { KnownText } from './known-text.ts'

type Type = Y.AbstractType<unknown>

/** Where an item stands: under which type, as which attribute (or as a child, `null`), how deep. */
export type Place = { parent: Type; parentSub: string | null; depth: number }

/** Resolves the references of an update's structs, in the known text and among the structs of the same update that came before. */
export class UpdateReferences {
  private readonly known: KnownText
  private readonly learned = new Map<number, { struct: UpdateStruct; place: Place | 'gone' }[]>()
  private readonly depths = new Map<Type, number>()

  constructor(known: KnownText) {
    this.known = known
  }

  /** Whether everything that an item refers to is there (G4). */
  knowAllOf(item: Y.Item): boolean {
    return [item.origin, item.rightOrigin, item.parent].every((id) => !(id instanceof Y.ID) || id.clock < this.clockOf(id.client))
  }

  /** Makes a judged struct known to those after it. Without a place it is gone, and so is what hangs on it. */
  learn(struct: UpdateStruct, place: Place | 'gone' | undefined): void {
    const { client } = struct.id
    if (!this.learned.has(client)) this.learned.set(client, [])
    this.learned.get(client)!.push({ struct, place: place ?? 'gone' })
    if (place && place !== 'gone' && struct instanceof Y.Item && struct.content instanceof Y.ContentType) {
      this.depths.set(struct.content.type as Type, place.depth)
    }
  }

  /**
   * Where Yjs will put the item. `gone`: a neighbour or the parent has been garbage-collected, Yjs throws the item away on every
   * replica alike. `disagree`: its neighbours stand under different parents, which no honest client writes.
   */
  placeOf(item: Y.Item, root: Type): Place | 'gone' | 'disagree' {
    const neighbours = [item.origin, item.rightOrigin].filter((id) => id !== null).map((id) => this.placeAt(id))
    if (neighbours.includes('gone')) return 'gone'
    const places = neighbours as Place[]
    const explicit = this.explicitPlace(item, root)
    if (explicit === 'gone' || explicit === 'disagree') return explicit
    if (explicit) places.push(explicit)
    const [first, ...others] = places
    if (!first || others.some((place) => place.parent !== first.parent || place.parentSub !== first.parentSub)) return 'disagree'
    return first
  }

  private explicitPlace(item: Y.Item, root: Type): Place | 'gone' | 'disagree' | undefined {
    const parent: unknown = item.parent
    if (parent === null) return undefined
    if (!(parent instanceof Y.ID)) return { parent: root, parentSub: item.parentSub, depth: 1 }
    const holder = this.structAt(parent)
    if (!(holder instanceof Y.Item) || holder.content instanceof Y.ContentDeleted) return 'gone'
    if (!(holder.content instanceof Y.ContentType)) return 'disagree'
    const type = holder.content.type as Type
    return { parent: type, parentSub: item.parentSub, depth: this.depthOf(type) + 1 }
  }

  private placeAt(id: Y.ID): Place | 'gone' {
    if (id.clock >= this.known.clockOf(id.client)) return this.learnedAt(id).place
    const struct = this.known.structAt(id.client, id.clock)
    if (!(struct instanceof Y.Item)) return 'gone'
    const parent = struct.parent as Type
    return { parent, parentSub: struct.parentSub, depth: this.depthOf(parent) + 1 }
  }

  private structAt(id: Y.ID): UpdateStruct {
    if (id.clock >= this.known.clockOf(id.client)) return this.learnedAt(id).struct
    return this.known.structAt(id.client, id.clock)
  }

  private learnedAt(id: Y.ID): { struct: UpdateStruct; place: Place | 'gone' } {
    const list = this.learned.get(id.client)!
    let low = 0
    for (let high = list.length - 1; low < high; ) {
      const middle = (low + high) >> 1
      const { struct } = list[middle]!
      if (id.clock < struct.id.clock + struct.length) high = middle
      else low = middle + 1
    }
    return list[low]!
  }

  private clockOf(client: number): number {
    const last = this.learned.get(client)?.at(-1)?.struct
    return last ? last.id.clock + last.length : this.known.clockOf(client)
  }

  private depthOf(type: Type): number {
    let depth = 0
    for (let at: Type | null = type; at !== null; depth += 1) {
      const learned = this.depths.get(at)
      if (learned !== undefined) return depth + learned
      at = (at._item?.parent as Type | null | undefined) ?? null
    }
    return depth - 1
  }
}
