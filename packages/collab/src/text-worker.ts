import { countWords, revisionHash, type SectionContent } from '@concord/paper'
import * as Y from 'yjs'
import { countCharactersByClient } from './count-hands.ts'
import { follow } from './follow.ts'
import { readContent } from './read-content.ts'

/** A section's text as people and fingerprints need it. */
export type ReadText = { content: SectionContent; hash: string; words: number }

/** Parses a text, names its revision, counts its words. */
export function read({ title, bytes }: { title: string; bytes: Uint8Array }): ReadText {
  const content = readContent(bytes)
  return { content, hash: revisionHash(title, content), words: countWords(content) }
}

/** Merged bytes without what is deleted. */
export function compact(bytes: Uint8Array): Uint8Array {
  const doc = new Y.Doc()
  follow(doc, () => Y.applyUpdate(doc, bytes))
  return Y.encodeStateAsUpdate(doc)
}

/** Surviving characters per client id. */
export const hands = (bytes: Uint8Array): Map<number, number> => countCharactersByClient(bytes)
