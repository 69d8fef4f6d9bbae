import * as fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { BatchedCopy } from './batched-copy.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function updatesOf(words: readonly string[]): Uint8Array[] {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  for (const word of words) doc.getText('t').insert(doc.getText('t').length, word)
  return updates
}

const textOf = (stored: readonly Uint8Array[]): string => {
  const doc = new Y.Doc()
  for (const update of stored) Y.applyUpdate(doc, update)
  return doc.getText('t').toString()
}

test('others’ updates are stored together a moment later, own ones at once with all that came before them', () => {
  const stored: Uint8Array[] = []
  const copy = new BatchedCopy((update) => stored.push(update))
  const [one, two, own, last] = updatesOf(['a', 'b', 'c', 'd'])
  copy.take(one!, false)
  copy.take(two!, false)
  expect(stored).toHaveLength(0)
  copy.take(own!, true)
  expect([stored.length, textOf(stored)]).toEqual([1, 'abc'])
  copy.take(last!, false)
  vi.advanceTimersByTime(2_000)
  expect([stored.length, textOf(stored)]).toEqual([2, 'abcd'])
  vi.advanceTimersByTime(10_000)
  expect(stored).toHaveLength(2)
})

test('whoever an update is from and whenever the page ends, what is stored is the text so far, and nothing own is missing', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string({ minLength: 1, maxLength: 3 }), fc.boolean()), { minLength: 1, maxLength: 20 }), (edits) => {
      const stored: Uint8Array[] = []
      const copy = new BatchedCopy((update) => stored.push(update))
      const updates = updatesOf(edits.map(([word]) => word))
      for (const [place, [, isOwn]] of edits.entries()) copy.take(updates[place]!, isOwn)
      const lastOwn = edits.findLastIndex(([, isOwn]) => isOwn)
      const before = edits.slice(0, lastOwn + 1).map(([word]) => word)
      expect(textOf(stored)).toBe(before.join(''))
      copy.flush()
      expect(textOf(stored)).toBe(edits.map(([word]) => word).join(''))
    }),
  )
})

test('nothing is stored after it was dropped', () => {
  const stored: Uint8Array[] = []
  const copy = new BatchedCopy((update) => stored.push(update))
  copy.take(updatesOf(['a'])[0]!, false)
  copy.drop()
  vi.advanceTimersByTime(10_000)
  copy.flush()
  expect(stored).toHaveLength(0)
})
