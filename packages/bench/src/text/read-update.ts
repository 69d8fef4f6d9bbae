/** What an update brings, as ranges of clocks. */
export type UpdateVisitor = {
  /** `length` characters or nodes of a client, from `clock` on; they may be deleted ones. */
  brings(client: number, clock: number, length: number): void
  deletes(client: number, clock: number, length: number): void
}

const KIND = { collected: 0, deleted: 1, string: 4, format: 6, type: 7, skip: 10 }
const KIND_BITS = 0x1f
const HAS_ORIGIN = 0x80
const HAS_RIGHT_ORIGIN = 0x40
const HAS_PARENT_SUB = 0x20
/** Types that are followed by a name: elements and hooks. */
const NAMED_TYPES = [3, 5]

/**
 * Reads an update (V1) without building a Y.Doc: a client that only wants to know what has arrived needs no more. Throws on content
 * that no client of the measurements types.
 */
export function readUpdate(update: Uint8Array, visitor: UpdateVisitor): void {
  const reader = new UpdateReader(update)
  reader.structs(visitor)
  reader.deletions(visitor)
}

class UpdateReader {
  private readonly bytes: Uint8Array
  private position = 0

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
  }

  structs(visitor: UpdateVisitor): void {
    for (let clients = this.uint(); clients > 0; clients -= 1) {
      let structs = this.uint()
      const client = this.uint()
      let clock = this.uint()
      for (; structs > 0; structs -= 1) {
        const info = this.bytes[this.position++]!
        const kind = info & KIND_BITS
        const isItem = kind !== KIND.collected && kind !== KIND.skip
        if (isItem) this.skipPlace(info)
        const length = isItem ? this.contentLength(kind) : this.uint()
        if (kind !== KIND.skip) visitor.brings(client, clock, length)
        clock += length
      }
    }
  }

  deletions(visitor: UpdateVisitor): void {
    for (let clients = this.uint(); clients > 0; clients -= 1) {
      const client = this.uint()
      for (let ranges = this.uint(); ranges > 0; ranges -= 1) visitor.deletes(client, this.uint(), this.uint())
    }
  }

  private skipPlace(info: number): void {
    if (info & HAS_ORIGIN) this.skipId()
    if (info & HAS_RIGHT_ORIGIN) this.skipId()
    if (info & (HAS_ORIGIN | HAS_RIGHT_ORIGIN)) return
    const isRoot = this.uint() === 1
    if (isRoot) this.skipBytes()
    else this.skipId()
    if (info & HAS_PARENT_SUB) this.skipBytes()
  }

  private contentLength(kind: number): number {
    if (kind === KIND.string) return this.textLength()
    if (kind === KIND.deleted) return this.uint()
    if (kind === KIND.format) {
      this.skipBytes()
      this.skipBytes()
    } else if (kind === KIND.type) {
      if (NAMED_TYPES.includes(this.uint())) this.skipBytes()
    } else throw new Error(`an update holds content of kind ${kind}, which nobody typed`)
    return 1
  }

  /** Counts UTF-16 units: one for each character of up to three bytes, two for each of four. */
  private textLength(): number {
    const { bytes } = this
    let length = 0
    for (let left = this.uint(); left > 0; left -= 1) {
      const byte = bytes[this.position++]!
      if ((byte & 0xc0) !== 0x80) length += byte >= 0xf0 ? 2 : 1
    }
    return length
  }

  private skipId(): void {
    this.uint()
    this.uint()
  }

  private skipBytes(): void {
    const length = this.uint()
    this.position += length
  }

  private uint(): number {
    const { bytes } = this
    let value = 0
    let unit = 1
    for (;;) {
      const byte = bytes[this.position++]!
      value += (byte & 0x7f) * unit
      if (byte < 0x80) return value
      unit *= 0x80
    }
  }
}
