import * as Y from 'yjs'
import type { DeletedRange } from './decode-update.ts'
import type { KnownText } from './known-text.ts'

/**
 * Whether deletions take away nothing but marks that say what is so without them. Every Yjs client sends such deletions by itself after
 * other people's formatting, even one that only reads: it is not refused for them, and they are not taken from it.
 */
export function isMereTidying(deletes: readonly DeletedRange[], known: KnownText): boolean {
  const marks = new Set<Y.Item>()
  const texts = new Set<Y.XmlText>()
  const collect = (struct: Y.Item | Y.GC): boolean => {
    if (struct.deleted) return true
    if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentFormat) || !(struct.parent instanceof Y.XmlText)) return false
    marks.add(struct)
    texts.add(struct.parent)
    return true
  }
  return (
    deletes.every(
      ({ client, clock, length }) => clock + length <= known.clockOf(client) && known.everyStruct(client, clock, length, collect),
    ) && [...texts].every((text) => looksTheSame(text, marks))
  )
}

/** Whether every character keeps its marks without some of the items that say where marks begin and end. */
function looksTheSame(text: Y.XmlText, without: ReadonlySet<Y.Item>): boolean {
  const before = new Map<string, string>()
  const after = new Map<string, string>()
  const differing = new Set<string>()
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted) continue
    if (item.content instanceof Y.ContentFormat) {
      const { key, value } = item.content
      before.set(key, JSON.stringify(value))
      if (!without.has(item)) after.set(key, JSON.stringify(value))
      if ((before.get(key) ?? 'null') === (after.get(key) ?? 'null')) differing.delete(key)
      else differing.add(key)
    } else if (differing.size > 0) return false
  }
  return true
}
