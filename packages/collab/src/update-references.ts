import * as Y from 'yjs'
import type { UpdateStruct } from './decode-update.ts'
import type { KnownText } from './known-text.ts'

type Type = Y.AbstractType<unknown>

/** Where an item stands: under which type, as which attribute (or as a child, `null`), how deep. */
export type Place = { parent: Type; parentSub: string | null; depth: number }

/** One client's share of an update: the structs before `next` have been judged, and stand at `places`. */
type Queue = { structs: UpdateStruct[]; places: (Place | 'gone')[]; next: number; isWaiting: boolean }

/** Resolves the references of an update's structs, in the known text and among the structs of the same update that came before. */
export class UpdateReferences {
  private readonly known: KnownText
  private readonly queues = new Map<number, Queue>()
  private readonly depths = new Map<Type, number>()

  constructor(known: KnownText, fresh: ReadonlyMap<number, UpdateStruct[]>) {
    this.known = known
    for (const [client, structs] of fresh) this.queues.set(client, { structs, places: [], next: 0, isWaiting: false })
  }

  /**
   * Goes through the update in the order in which Yjs will: the highest client id first, and before each struct what it refers to. `judge`
   * answers where the struct will stand, or why not; a struct that is gone is written on as such. Answers `missing` where something that
   * a struct refers to is neither known nor there before it, `ahead` where that is its own client's future (G4).
   */
  resolve<Reason extends string>(judge: (struct: UpdateStruct) => Place | 'gone' | Reason): 'missing' | 'ahead' | Reason | undefined {
    const clients = this.queues.size > 1 ? [...this.queues.keys()].sort((a, b) => b - a) : this.queues.keys()
    const stack: Queue[] = []
    for (const client of clients) {
      const root = this.queues.get(client)!
      while (root.next < root.structs.length) {
        stack.push(root)
        const reason = this.resolveStack(stack, judge)
        if (reason) return reason
      }
    }
    return undefined
  }

  /**
   * Where Yjs will put the item. `gone`: what it hangs on has been garbage-collected, Yjs throws the item away on every replica alike.
   * `disagree`: its neighbours stand under different parents, or only one of them is gone; no honest client writes that.
   */
  placeOf(item: Y.Item): Place | 'gone' | 'disagree' {
    const left = item.origin ? this.placeAt(item.origin) : undefined
    const right = item.rightOrigin ? this.placeAt(item.rightOrigin) : undefined
    const first = left ?? right
    if (!first) return this.explicitPlace(item)
    if (!left || !right || left === right) return first
    if (left === 'gone' || right === 'gone' || left.parent !== right.parent || left.parentSub !== right.parentSub) return 'disagree'
    return left
  }

  private resolveStack<Reason extends string>(stack: Queue[], judge: (struct: UpdateStruct) => Place | 'gone' | Reason) {
    while (stack.length > 0) {
      const queue = stack[stack.length - 1]!
      const struct = queue.structs[queue.next]!
      const client = struct instanceof Y.Item ? this.missingOf(struct) : undefined
      if (client === struct.id.client) return 'ahead'
      if (client !== undefined) {
        const cause = this.queues.get(client)
        if (!cause || cause.isWaiting || cause.next === cause.structs.length) return 'missing'
        queue.isWaiting = true
        stack.push(cause)
        continue
      }
      const place = judge(struct)
      if (place !== 'gone' && typeof place === 'string') return place
      this.learn(queue, struct, place as Place | 'gone')
      stack.pop()
    }
    return undefined
  }

  private learn(queue: Queue, struct: UpdateStruct, place: Place | 'gone'): void {
    if (place === 'gone') queue.structs[queue.next] = new Y.GC(struct.id, struct.length)
    else if (struct instanceof Y.Item && struct.content instanceof Y.ContentType) {
      this.depths.set(struct.content.type as Type, place.depth)
    }
    queue.places.push(place)
    queue.next += 1
    queue.isWaiting = false
  }

  /** The client whose structs an item has to wait for. */
  private missingOf({ origin, rightOrigin, parent }: Y.Item): number | undefined {
    if (origin && origin.clock >= this.clockOf(origin.client)) return origin.client
    if (rightOrigin && rightOrigin.clock >= this.clockOf(rightOrigin.client)) return rightOrigin.client
    if (parent instanceof Y.ID && parent.clock >= this.clockOf(parent.client)) return parent.client
    return undefined
  }

  private explicitPlace(item: Y.Item): Place | 'gone' | 'disagree' {
    const parent: unknown = item.parent
    if (!(parent instanceof Y.ID)) return { parent: this.known.root, parentSub: item.parentSub, depth: 1 }
    const holder = this.structAt(parent)
    if (!(holder instanceof Y.Item) || holder.content instanceof Y.ContentDeleted) return 'gone'
    if (!(holder.content instanceof Y.ContentType)) return 'disagree'
    const type = holder.content.type as Type
    return { parent: type, parentSub: item.parentSub, depth: this.depthOf(type) + 1 }
  }

  private placeAt(id: Y.ID): Place | 'gone' {
    if (id.clock >= this.known.clockOf(id.client)) {
      const queue = this.queues.get(id.client)!
      return queue.places[indexOf(queue, id.clock)]!
    }
    const struct = this.known.structAt(id.client, id.clock)
    if (!(struct instanceof Y.Item)) return 'gone'
    const parent = struct.parent as Type
    return { parent, parentSub: struct.parentSub, depth: this.depthOf(parent) + 1 }
  }

  private structAt(id: Y.ID): UpdateStruct {
    if (id.clock < this.known.clockOf(id.client)) return this.known.structAt(id.client, id.clock)
    const queue = this.queues.get(id.client)!
    return queue.structs[indexOf(queue, id.clock)]!
  }

  private clockOf(client: number): number {
    const queue = this.queues.get(client)
    if (!queue || queue.next === 0) return this.known.clockOf(client)
    const last = queue.structs[queue.next - 1]!
    return last.id.clock + last.length
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

/** Which of a queue's judged structs holds a clock. */
function indexOf({ structs, next }: Queue, clock: number): number {
  let low = 0
  for (let high = next - 1; low < high; ) {
    const middle = (low + high) >> 1
    const { id, length } = structs[middle]!
    if (clock < id.clock + length) high = middle
    else low = middle + 1
  }
  return low
}
