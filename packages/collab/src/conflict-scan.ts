import * as Y from 'yjs'
import type { KnownText } from './known-text.ts'
import type { Place } from './update-references.ts'

/** A run of clocks that stand next to each other in a list, as Yjs has them while it integrates an update. Never the Y.Doc's own item. */
type Piece = {
  client: number
  clock: number
  length: number
  origin: Y.ID | null
  rightOrigin: Y.ID | null
  /** Undefined: as in the known text, after `item`. */
  right: Piece | null | undefined
  item: Y.Item | undefined
  /** The last search that passed this piece, and the last run of conflicts that it was part of. */
  passedBy: number
  conflictOf: number
}

/**
 * A type's children or one attribute's values: the first piece, and for an attribute how many there are. `onlyBy`: the one client who has
 * written all of it, in this update; nobody else can have anything there yet.
 */
type Line = { first: Piece | null; length: number; onlyBy: number | undefined }

/** Where an item comes into the middle of a run Yjs cuts the run in two, which moves everything that its author wrote after it. */
const STEPS_PER_CUT = 10

/**
 * Plays in what Yjs will do to find the places of an update's items, without touching the text: from the left neighbour at the time of
 * writing to the right one, past everything that others have put between. Yjs needs time for every step, on every replica (rule G7).
 */
export class ConflictScan {
  /** Items passed so far, and cuts, each as ten. */
  steps = 0
  private readonly known: KnownText
  private readonly most: number
  private readonly split = new Map<Y.Item, Piece[]>()
  private readonly fresh = new Map<number, Piece[]>()
  private readonly lines = new Map<Y.AbstractType<unknown>, Map<string | null, Line>>()
  private searches = 0

  constructor(known: KnownText, most: number) {
    this.known = known
    this.most = most
  }

  /**
   * Puts an item at its place. `too_far`: more than `most` steps so far. `impossible`: its author cannot have seen its neighbours side by
   * side; Yjs would then put it elsewhere on every replica, according to what else has come there before. Yjs's own undo writes such items
   * where it restores an element with all that it held: in what is new with this update they stand where they stand.
   */
  put(item: Y.Item, place: Place): 'too_far' | 'impossible' | undefined {
    // In this order: where both lie in one run, the second cut leaves the first one's piece its beginning.
    const right = item.rightOrigin && this.beginningAt(item.rightOrigin)
    const left = item.origin && this.endingAt(item.origin)
    const line = this.lineOf(place, item.id.client)
    if (!left && place.parentSub !== null) this.steps += line.length
    const piece = this.newPiece(item)
    const first = left ? this.rightOf(left) : line.first
    if (line.onlyBy !== piece.client) {
      line.onlyBy = undefined
      if (first !== right && !this.wereNeighbours(left, first, right, piece)) return this.steps > this.most ? 'too_far' : 'impossible'
    }
    const before = first === right ? left : this.search(piece, left, first, right)
    if (this.steps > this.most) return 'too_far'
    piece.right = before ? this.rightOf(before) : line.first
    if (before) before.right = piece
    else line.first = piece
    line.length += 1
    return undefined
  }

  /**
   * Whether there is a text that holds both neighbours and all that they refer to, with nothing between them. Whatever of it stood between
   * them would be seen by one of the two: the left one's right neighbour would be there, or the right one's left neighbour. Where one of
   * them was written next to the other, that was looked at when it came.
   */
  private wereNeighbours(left: Piece | null, first: Piece | null, right: Piece | null, piece: Piece): boolean {
    if (!left && !right) return true
    if (left && Y.compareIDs(left.rightOrigin, piece.rightOrigin)) return true
    if (right && Y.compareIDs(right.origin, piece.origin)) return true
    if (!left || !right) return false
    const seenByLeft = left.rightOrigin && this.pieceAt(left.rightOrigin)
    const seenByRight = right.origin && this.pieceAt(right.origin)
    let at = first
    for (; at !== null && at !== right && this.steps <= this.most; at = this.rightOf(at)) {
      this.steps += 1
      if (at === seenByLeft || at === seenByRight) return false
    }
    return at === right
  }

  /** The loop of Yjs's `Item.integrate`: which piece the new one comes after. */
  private search(piece: Piece, left: Piece | null, first: Piece | null, right: Piece | null): Piece | null {
    let before = left
    this.searches += 1
    const search = this.searches
    let conflict = this.searches
    for (let at = first; at !== null && at !== right && this.steps <= this.most; at = this.rightOf(at)) {
      this.steps += 1
      at.passedBy = search
      at.conflictOf = conflict
      if (Y.compareIDs(piece.origin, at.origin)) {
        if (at.client >= piece.client) {
          if (Y.compareIDs(piece.rightOrigin, at.rightOrigin)) break
          continue
        }
      } else {
        const origin = at.origin && this.pieceAt(at.origin)
        if (origin?.passedBy !== search) break
        if (origin.conflictOf === conflict) continue
      }
      before = at
      this.searches += 1
      conflict = this.searches
    }
    return before
  }

  private newPiece(item: Y.Item): Piece {
    const piece = pieceOf(item, undefined)
    const list = this.fresh.get(piece.client)
    if (list) list.push(piece)
    else this.fresh.set(piece.client, [piece])
    return piece
  }

  private rightOf(piece: Piece): Piece | null {
    if (piece.right !== undefined) return piece.right
    const right = piece.item!.right
    return right && this.partsOf(right)[0]!
  }

  private lineOf({ parent, parentSub }: Place, client: number): Line {
    let lines = this.lines.get(parent)
    if (!lines) {
      lines = new Map()
      this.lines.set(parent, lines)
    }
    let line = lines.get(parentSub)
    if (!line) {
      const onlyBy = parent.doc === null ? client : undefined
      line =
        parentSub === null
          ? { first: this.firstOf(parent._start), length: 0, onlyBy }
          : { ...this.valuesOf(parent._map.get(parentSub)), onlyBy }
      lines.set(parentSub, line)
    }
    return line
  }

  private firstOf(item: Y.Item | null): Piece | null {
    return item && this.partsOf(item)[0]!
  }

  private valuesOf(last: Y.Item | undefined): Pick<Line, 'first' | 'length'> {
    let first = last ?? null
    let length = first ? 1 : 0
    for (; first?.left; length += 1) first = first.left
    return { first: this.firstOf(first), length }
  }

  /** The piece that ends with a clock, cut if need be. */
  private endingAt(id: Y.ID): Piece {
    const parts = this.partsAt(id)!
    const index = indexOf(parts, id.clock)
    if (id.clock + 1 < endOf(parts[index]!)) this.cut(parts, index, id.clock + 1)
    return parts[index]!
  }

  /** The piece that begins with a clock, cut if need be. */
  private beginningAt(id: Y.ID): Piece {
    const parts = this.partsAt(id)!
    const index = indexOf(parts, id.clock)
    if (parts[index]!.clock === id.clock) return parts[index]!
    this.cut(parts, index, id.clock)
    return parts[index + 1]!
  }

  private cut(parts: Piece[], index: number, clock: number): void {
    const piece = parts[index]!
    const { client, rightOrigin, right, item } = piece
    const origin = Y.createID(client, clock - 1)
    const rest = { client, clock, length: endOf(piece) - clock, origin, rightOrigin, right, item, passedBy: 0, conflictOf: 0 }
    piece.length = clock - piece.clock
    piece.right = rest
    parts.splice(index + 1, 0, rest)
    this.steps += STEPS_PER_CUT
  }

  private pieceAt(id: Y.ID): Piece | undefined {
    const parts = this.partsAt(id)
    return parts?.[indexOf(parts, id.clock)]
  }

  private partsAt(id: Y.ID): Piece[] | undefined {
    if (id.clock >= this.known.clockOf(id.client)) return this.fresh.get(id.client)
    const struct = this.known.structAt(id.client, id.clock)
    return struct instanceof Y.Item ? this.partsOf(struct) : undefined
  }

  private partsOf(item: Y.Item): Piece[] {
    let parts = this.split.get(item)
    if (!parts) {
      parts = [pieceOf(item, item)]
      this.split.set(item, parts)
    }
    return parts
  }
}

const endOf = (piece: Piece): number => piece.clock + piece.length

const pieceOf = ({ id, length, origin, rightOrigin }: Y.Item, item: Y.Item | undefined): Piece => ({
  client: id.client,
  clock: id.clock,
  length,
  origin,
  rightOrigin,
  right: undefined,
  item,
  passedBy: 0,
  conflictOf: 0,
})

function indexOf(parts: readonly Piece[], clock: number): number {
  let low = 0
  for (let high = parts.length - 1; low < high; ) {
    const middle = (low + high) >> 1
    if (clock < endOf(parts[middle]!)) high = middle
    else low = middle + 1
  }
  return low
}
