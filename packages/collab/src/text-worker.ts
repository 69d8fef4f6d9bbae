import { countWords, listSuggestions, rejectSuggestions, revisionHash, type SectionContent } from '@concord/paper'
import * as Y from 'yjs'
import { mergeParts } from './committed-text.ts'
import { countCharactersByClient } from './count-hands.ts'
import { follow } from './follow.ts'
import { type HandRun, handRuns } from './hand-runs.ts'
import { ROOT_NAME } from './known-text.ts'
import { readContent } from './read-content.ts'
import { encodeRestored, type Restored, type Restoring } from './restored-text.ts'

/** A section's text as people and fingerprints need it. */
export type ReadText = { content: SectionContent; hash: string; words: number; suggestions: number }

/** Parses a text, names its revision, counts its open suggestions and the words that stand without them. */
export function read({ title, bytes }: { title: string; bytes: Uint8Array }): ReadText {
  const content = readContent(bytes)
  const suggestions = listSuggestions(content).length
  const words = countWords(suggestions > 0 ? rejectSuggestions(content, () => true) : content)
  return { content, hash: revisionHash(title, content), words, suggestions }
}

/** Merged bytes without what is deleted. */
export function compact(bytes: Uint8Array): Uint8Array {
  const doc = new Y.Doc()
  follow(doc, () => Y.applyUpdate(doc, bytes))
  return Y.encodeStateAsUpdate(doc)
}

/** Surviving characters per client id. */
export const hands = (bytes: Uint8Array): Map<number, number> => countCharactersByClient(bytes)

/** A text with its authors: who wrote each stretch of it, and how far each client id had written, what is deleted included. */
export type AuthoredText = { content: SectionContent; runs: HandRun[]; clocks: Map<number, number> }

/** Parses a text with its authors. It comes in parts: merging years of updates is nothing for the event loop. */
export function readAuthored(parts: readonly Uint8Array[]): AuthoredText {
  const bytes = mergeParts(parts)
  const doc = new Y.Doc()
  Y.applyUpdate(doc, bytes)
  const authored = { content: readContent(bytes), runs: handRuns(doc.getXmlFragment(ROOT_NAME)), clocks: stateOf(bytes) }
  doc.destroy()
  return authored
}

const stateOf = (bytes: Uint8Array): Map<number, number> => Y.decodeStateVector(Y.encodeStateVectorFromUpdate(bytes))

/** What is to be restored, its texts in parts. */
export type RestoringParts = Omit<Restoring, 'now' | 'wanted' | 'seen'> & Record<'now' | 'wanted' | 'seen', readonly Uint8Array[]>

/** The edit that turns a text back into an earlier one. */
export const restore = ({ now, wanted, seen, ...others }: RestoringParts): Restored | undefined =>
  encodeRestored({ ...others, now: mergeParts(now), wanted: mergeParts(wanted), seen: mergeParts(seen) })

/** The client ids that wrote something in these updates, also what was deleted later. */
export function writers(updates: readonly Uint8Array[]): number[] {
  const clients = new Set<number>()
  for (const bytes of updates) for (const client of Y.parseUpdateMeta(bytes).to.keys()) clients.add(client)
  return [...clients]
}
