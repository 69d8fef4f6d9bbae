import * as Y from 'yjs'
import type { StructId } from './build-update.ts'

/** Where a section keeps its text: the root fragment, its first paragraph, in it one run. Peers take any shape and get the same one. */
const ROOT = 'content'

/** The run of text in the first paragraph. Makes both where they are missing. */
export function openRun(doc: Y.Doc): Y.XmlText {
  const root = doc.getXmlFragment(ROOT)
  if (root.length === 0) root.insert(0, [new Y.XmlElement('paragraph')])
  const paragraph = root.get(0) as Y.XmlElement
  if (paragraph.length === 0) paragraph.insert(0, [new Y.XmlText()])
  return paragraph.get(0) as Y.XmlText
}

/** The text as a reader sees it; undefined while the paragraph or its run has not arrived. */
export function readText(doc: Y.Doc): string | undefined {
  const paragraph = doc.getXmlFragment(ROOT).get(0)
  const run = paragraph instanceof Y.XmlElement ? paragraph.get(0) : undefined
  return run instanceof Y.XmlText ? (run.toDelta() as { insert: string }[]).map(({ insert }) => insert).join('') : undefined
}

/** The id under which updates name the run. */
export function idOfRun(doc: Y.Doc): StructId {
  const { client, clock } = openRun(doc)._item!.id
  return { client, clock }
}

/** A Y.Doc that holds `updates`. */
export function docOf(updates: Iterable<Uint8Array>): Y.Doc {
  const doc = new Y.Doc()
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update)
  })
  return doc
}
