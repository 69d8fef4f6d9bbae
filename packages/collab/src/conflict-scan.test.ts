import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { runOfText } from '../testing/live-text.ts'
import { ConflictScan } from './conflict-scan.ts'
import { decodeUpdate } from './decode-update.ts'
import { MAX_SCAN_STEPS } from './gate-limits.ts'
import { viewOf } from './known-text.ts'
import { UpdateReferences } from './update-references.ts'
import { encodeFirstText } from './write-content.ts'

/** The steps of an update, as the gate counts them. */
function countSteps(doc: Y.Doc, update: Uint8Array): number {
  const known = viewOf(doc)
  const references = new UpdateReferences(known, decodeUpdate(update)!.structs)
  const scan = new ConflictScan(known, Number.POSITIVE_INFINITY)
  const problem = references.resolve((struct) => {
    const place = references.placeOf(struct as Y.Item)
    if (place === 'gone' || place === 'disagree') return place
    return scan.put(struct as Y.Item, place) ?? place
  })
  expect(problem).toBeUndefined()
  return scan.steps
}

/** The items that Yjs passes while it applies an update: it remembers each of them in two sets. */
function watchYjs(apply: () => void): number {
  const { add } = Set.prototype
  let remembered = 0
  Set.prototype.add = function (this: Set<unknown>, value: unknown) {
    if (value instanceof Y.Item) remembered += 1
    return add.call(this, value)
  }
  try {
    apply()
  } finally {
    Set.prototype.add = add
  }
  return remembered / 2
}

function copyOf(update: Uint8Array, client: number): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, update)
  doc.clientID = client
  return doc
}

/** A text that is one paragraph with a run. */
function startText(): Uint8Array {
  const doc = copyOf(encodeFirstText(0), 1)
  runOfText(doc)
  return Y.encodeStateAsUpdate(doc)
}

const insertion = fc.record({ at: fc.nat(1000), words: fc.constantFrom('a', 'bc', 'def') })
const insertions = fc.array(insertion, { minLength: 1, maxLength: 12 })

function type(doc: Y.Doc, edits: readonly { at: number; words: string }[]): void {
  const run = runOfText(doc)
  doc.transact(() => {
    for (const { at, words } of edits) run.insert(at % (run.length + 1), words)
  })
}

test('[G7] the steps are never fewer than those that Yjs then takes, and more by no more than its cuts', () => {
  fc.assert(
    fc.property(insertions, insertions, insertions, insertions, (before, first, second, third) => {
      const base = copyOf(startText(), 50)
      type(base, before)
      const start = Y.encodeStateAsUpdate(base)
      const updates = [first, second, third].map((edits, index) => {
        const copy = copyOf(start, [20, 220, 60][index]!)
        type(copy, edits)
        return Y.encodeStateAsUpdate(copy, Y.encodeStateVector(base))
      })
      const live = copyOf(start, 99)
      Y.applyUpdate(live, updates[0]!)
      const merged = Y.mergeUpdates(updates.slice(1))
      const steps = countSteps(live, merged)
      const taken = watchYjs(() => Y.applyUpdate(live, merged))
      expect(steps).toBeGreaterThanOrEqual(taken)
      expect(steps).toBeLessThanOrEqual(taken + 20 * (second.length + third.length) + 60)
    }),
    { numRuns: Number(process.env.CONCORD_RUNS ?? 200) },
  )
})

test('[G7] two hundred people who type at one spot, none seeing the others, stay far below the limit', () => {
  const start = startText()
  const live = copyOf(start, 99)
  let most = 0
  for (let person = 0; person < 200; person += 1) {
    const copy = copyOf(start, 1000 + ((person * 7919) % 200))
    const sent: Uint8Array[] = []
    copy.on('update', (update: Uint8Array) => sent.push(update))
    const run = runOfText(copy)
    for (let letter = 0; letter < 20; letter += 1) run.insert(letter, 'x')
    run.delete(3, 5)
    run.insert(10, 'and on')
    const offline = Y.mergeUpdates(sent)
    most = Math.max(most, countSteps(live, offline))
    for (const update of sent) {
      most = Math.max(most, countSteps(live, update))
      Y.applyUpdate(live, update)
    }
  }
  expect(runOfText(live).length).toBe(200 * 21)
  expect(most).toBeLessThan(MAX_SCAN_STEPS / 100)
})
