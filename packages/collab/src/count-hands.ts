import * as Y from 'yjs'
import { ROOT_NAME } from './known-text.ts'

/** Surviving characters (UTF-16 units) of a section per Yjs client id. Authorship is read from the text itself (promise L5). */
export function countCharactersByClient(bytes: Uint8Array): Map<number, number> {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, bytes)
  const counts = new Map<number, number>()
  for (const text of textsIn(doc.getXmlFragment(ROOT_NAME))) {
    for (let item = text._start; item !== null; item = item.right) {
      if (item.deleted || !(item.content instanceof Y.ContentString)) continue
      counts.set(item.id.client, (counts.get(item.id.client) ?? 0) + item.length)
    }
  }
  doc.destroy()
  return counts
}

/** Every run of text below a fragment or element, in the order of the text. */
export function* textsIn(parent: Y.XmlFragment | Y.XmlElement): Generator<Y.XmlText> {
  for (const child of parent.toArray()) {
    if (child instanceof Y.XmlText) yield child
    else if (child instanceof Y.XmlElement) yield* textsIn(child)
  }
}
