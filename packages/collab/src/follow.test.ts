import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { runOfText } from '../testing/live-text.ts'
import { follow } from './follow.ts'
import { encodeFirstText } from './write-content.ts'

/** Two copies of one text, each of which has set the same words in bold: one of the marks says what is so without it. */
function twiceBold(): { base: Uint8Array; edits: Uint8Array[] } {
  const start = new Y.Doc()
  Y.applyUpdate(start, encodeFirstText(0))
  runOfText(start).insert(0, 'some words')
  const base = Y.encodeStateAsUpdate(start)
  const edits = [1, 2].map((client) => {
    const copy = new Y.Doc()
    Y.applyUpdate(copy, base)
    copy.clientID = client
    runOfText(copy).format(0, 4, { bold: {} })
    return Y.encodeStateAsUpdate(copy, Y.encodeStateVector(start))
  })
  return { base, edits }
}

const deletions = (doc: Y.Doc): number => Y.createDeleteSetFromStructStore(doc.store).clients.size

test('[I4] a doc that follows a log holds no deletion that the log does not hold; any other copy tidies up by itself', () => {
  const { base, edits } = twiceBold()
  const [follower, other] = [new Y.Doc(), new Y.Doc()]
  for (const update of [base, ...edits]) {
    follow(follower, () => Y.applyUpdate(follower, update))
    Y.applyUpdate(other, update)
  }
  expect(deletions(follower)).toBe(0)
  expect(deletions(other)).toBeGreaterThan(0)
  expect(runOfText(follower).toString()).toBe(runOfText(other).toString())
})
