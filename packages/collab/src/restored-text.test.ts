import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { edit, type HonestEdit, honestEdit } from '../testing/honest-edits.ts'
import { plainTextOf, runOfText } from '../testing/live-text.ts'
import { countCharactersByClient } from './count-hands.ts'
import { handRuns } from './hand-runs.ts'
import { readContent } from './read-content.ts'
import { encodeRestored } from './restored-text.ts'
import { compact, readAuthored } from './text-worker.ts'
import { encodeFirstText } from './write-content.ts'

/** Fresh client ids of the restored text: ten times the old one. */
const FRESH = new Map([1, 2, 3].map((client) => [client, client * 10]))
const RESTORER = 99

const moves = fc.array(fc.record({ by: fc.integer({ min: 1, max: 3 }), edit: honestEdit }), { maxLength: 25 })
type Moves = readonly { by: number; edit: HonestEdit }[]

/** A section's text on which three people work one after the other. */
function openDoc(from: Uint8Array = encodeFirstText(0)): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, from)
  return doc
}

function play(doc: Y.Doc, all: Moves): Uint8Array {
  for (const move of all) {
    doc.clientID = move.by
    edit(doc, move.edit)
  }
  return Y.encodeStateAsUpdate(doc)
}

const jsonOf = (bytes: Uint8Array): string => JSON.stringify(readContent(bytes))
const restoreFrom = (now: Uint8Array, wanted: Uint8Array, seen = now) =>
  encodeRestored({ now, wanted, seen, clients: FRESH, own: RESTORER })

test('what is restored is the earlier text, whoever reads it and whether or not it was compacted', () => {
  fc.assert(
    fc.property(moves, moves, fc.boolean(), (first, second, isCompacted) => {
      const doc = openDoc()
      const wanted = play(doc, first)
      const now = play(doc, second)
      const restored = restoreFrom(isCompacted ? compact(now) : now, wanted)
      const after = restored ? Y.mergeUpdates([now, restored.bytes]) : now
      expect(jsonOf(after)).toBe(jsonOf(wanted))
      if (jsonOf(now) !== jsonOf(wanted)) expect(restored).toBeDefined()
    }),
    { numRuns: Number(process.env.CONCORD_RUNS ?? 400) },
  )
})

test('whose words they were, theirs they are again', () => {
  fc.assert(
    fc.property(moves, moves, (first, second) => {
      const doc = openDoc()
      const wanted = play(doc, first)
      const now = play(doc, second)
      const restored = restoreFrom(now, wanted)
      const after = restored ? Y.mergeUpdates([now, restored.bytes]) : now
      const earlier = new Map([...countCharactersByClient(wanted)].map(([client, count]) => [client, count]))
      const byHand = new Map<number, number>()
      for (const [client, count] of countCharactersByClient(after)) {
        const hand = client >= 10 ? client / 10 : client
        byHand.set(hand, (byHand.get(hand) ?? 0) + count)
      }
      expect(byHand).toEqual(earlier)
      for (const client of restored?.clients ?? []) expect([10, 20, 30, RESTORER]).toContain(client)
    }),
    { numRuns: Number(process.env.CONCORD_RUNS ?? 400) },
  )
})

test('every character that somebody typed after the text was seen survives, and all copies agree', () => {
  fc.assert(
    fc.property(moves, moves, fc.array(fc.tuple(fc.nat(50), fc.nat(50)), { maxLength: 8 }), (first, second, later) => {
      const doc = openDoc()
      const wanted = play(doc, first)
      const seen = play(doc, second)
      doc.clientID = 4
      const texts = [...doc.getXmlFragment('content').toArray()].filter((node): node is Y.XmlElement => node instanceof Y.XmlElement)
      let typed = 0
      for (const [which, at] of later) {
        const element = texts[which % Math.max(1, texts.length)]
        if (!element) continue
        if (element.length === 0) element.insert(0, [new Y.XmlText()])
        const run = element.get(0)
        if (!(run instanceof Y.XmlText)) continue
        run.insert(at % (run.length + 1), 'NEW')
        typed += 3
      }
      const now = Y.encodeStateAsUpdate(doc)
      const restored = restoreFrom(now, wanted, seen)
      const after = restored ? Y.mergeUpdates([now, restored.bytes]) : now
      expect(countCharactersByClient(after).get(4) ?? 0).toBe(typed)
      if (restored) Y.applyUpdate(doc, restored.bytes)
      expect(JSON.stringify(readContent(Y.encodeStateAsUpdate(doc)))).toBe(jsonOf(after))
    }),
    { numRuns: Number(process.env.CONCORD_RUNS ?? 400) },
  )
})

test('words that are under way while the text is restored stay', () => {
  const doc = openDoc()
  doc.clientID = 1
  runOfText(doc).insert(0, 'The earlier words. ')
  const wanted = Y.encodeStateAsUpdate(doc)
  runOfText(doc).insert(19, 'And more of them. ')
  const seen = Y.encodeStateAsUpdate(doc)
  const offline = openDoc(seen)
  offline.clientID = 2
  runOfText(offline).insert(runOfText(offline).length, 'Typed in the train.')
  const restored = restoreFrom(seen, wanted)!
  Y.applyUpdate(doc, restored.bytes)
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(offline))
  expect(plainTextOf(doc)).toBe('The earlier words. Typed in the train.')
})

test('author runs add up to what each client has written, in the order of the text', () => {
  fc.assert(
    fc.property(moves, (first) => {
      const bytes = play(openDoc(), first)
      const { runs, content, clocks } = readAuthored([bytes])
      const sums = new Map<number, number>()
      for (const [length, client] of runs) sums.set(client, (sums.get(client) ?? 0) + length)
      expect(sums).toEqual(countCharactersByClient(bytes))
      expect(content).toEqual(readContent(bytes))
      for (const [, client] of runs) expect(clocks.has(client)).toBe(true)
    }),
  )
})

test('neighbouring stretches of one client are one, across blocks', () => {
  const doc = openDoc()
  doc.clientID = 1
  runOfText(doc).insert(0, 'one')
  const second = new Y.XmlElement('paragraph')
  doc.getXmlFragment('content').push([second])
  second.insert(0, [new Y.XmlText('two')])
  doc.clientID = 2
  ;(second.get(0) as Y.XmlText).insert(0, '& ')
  expect(handRuns(doc.getXmlFragment('content'))).toEqual([
    [3, 1],
    [2, 2],
    [3, 1],
  ])
})
