import type { PersonId } from '@concord/paper'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { encodeCrafted, text } from '../testing/crafted-update.ts'
import { runOfText } from '../testing/live-text.ts'
import { ConflictScan } from './conflict-scan.ts'
import { decodeUpdate } from './decode-update.ts'
import { MAX_SCAN_STEPS } from './gate-limits.ts'
import { judgeUpdate } from './judge-update.ts'
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

type Crafted = { client: number; left: number; width: number; length: number }
const step = fc.oneof(
  fc.record({ kind: fc.constantFrom('type' as const, 'send' as const, 'hear' as const), peer: fc.nat(2), at: fc.nat(1000) }),
  fc.record({
    kind: fc.constant('craft' as const),
    client: fc.constantFrom(10, 55, 99),
    left: fc.nat(1000),
    width: fc.nat(5),
    length: fc.nat(2),
  }),
)

/** The ids of a run's characters, those that are deleted too. */
function charactersOf(doc: Y.Doc): Y.ID[] {
  const ids: Y.ID[] = []
  for (let item = runOfText(doc)._start; item !== null; item = item.right)
    for (let index = 0; index < item.length; index += 1) ids.push(Y.createID(item.id.client, item.id.clock + index))
  return ids
}

/** A text whose neighbours stand `width` characters apart in the live text. */
function spanning(live: Y.Doc, { client, left, width, length }: Crafted): Uint8Array {
  const ids = charactersOf(live)
  const at = left % (ids.length + 1)
  const place = { origin: ids[at - 1], right: ids[at + width], parent: runOfText(live)._item!.id }
  const structs = [text('x'.repeat(1 + length), place)]
  return encodeCrafted({ structs: [{ client, clock: Y.getState(live.store, client), structs }], deletes: [] })
}

const bringer = { personId: 'ana' as PersonId, mayWrite: true, ownerOf: () => undefined, isFirstSync: false, sectionBytes: () => 0 }

test('[G6] what is accepted stands at one place on every replica, whatever edits of its own that has; what honest people typed is accepted', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 5, maxLength: 40, size: 'max' }), (steps) => {
      const start = startText()
      const live = copyOf(start, 5)
      const log: Uint8Array[] = []
      const bring = (update: Uint8Array): string => {
        const verdict = judgeUpdate(decodeUpdate(update)!, viewOf(live), bringer)
        if (verdict.kind !== 'accept' || !verdict.bytes) return verdict.kind
        Y.applyUpdate(live, verdict.bytes)
        log.push(verdict.bytes)
        return verdict.kind
      }
      const peers = [20, 60, 90].map((client) => {
        const peer = { doc: copyOf(start, client), typed: [] as Uint8Array[], heard: 0 }
        peer.doc.on('update', (update: Uint8Array, origin: unknown) => origin !== log && peer.typed.push(update))
        return peer
      })
      const send = ({ typed }: (typeof peers)[number]) => typed.length > 0 && expect(bring(typed.shift()!)).toBe('accept')
      const hear = (peer: (typeof peers)[number]) => Y.applyUpdate(peer.doc, log[peer.heard++]!, log)
      for (const next of steps) {
        if (next.kind === 'craft') bring(spanning(live, next))
        else if (next.kind === 'type') type(peers[next.peer]!.doc, [{ at: next.at, words: 'ab' }])
        else if (next.kind === 'send') send(peers[next.peer]!)
        else if (peers[next.peer]!.heard < log.length) hear(peers[next.peer]!)
      }
      for (const peer of peers) while (peer.typed.length > 0) send(peer)
      for (const peer of peers) while (peer.heard < log.length) hear(peer)
      const replicas = [...peers.map(({ doc }) => doc), copyOf(Y.encodeStateAsUpdate(live), 6), copyOf(Y.mergeUpdates([start, ...log]), 7)]
      for (const replica of replicas) expect(charactersOf(replica)).toEqual(charactersOf(live))
    }),
    { numRuns: Number(process.env.CONCORD_RUNS ?? 200) },
  )
})
