import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { buildKeystroke } from './build-update.ts'
import { footprintOf, KnownEdits } from './known-edits.ts'
import { type Recording, writeScript } from './recorded-script.ts'
import { docOf, idOfRun, openRun, readText } from './section-text.ts'

/** A section with an empty run of text, as one update. */
function emptySection() {
  const doc = new Y.Doc()
  openRun(doc)
  return { base: Y.encodeStateAsUpdate(doc), run: idOfRun(doc) }
}

test('keystrokes that are built without a Y.Doc are what Yjs reads as typing', () => {
  const { base, run } = emptySection()
  const typed = ['h', 'é', '!'].map((character, clock) => buildKeystroke({ client: 7, clock }, run, character))
  const doc = docOf([base, ...typed])
  expect(readText(doc)).toBe('hé!')
  expect(doc.store.pendingStructs).toBeNull()
})

test('two people who type at once both end up in the text, each in one piece', () => {
  const { base, run } = emptySection()
  const typed = [0, 1, 2].flatMap((clock) => [5, 6].map((client) => buildKeystroke({ client, clock }, run, String(client))))
  expect(readText(docOf([base, ...typed]))).toBe('555666')
})

/** Two authors who see each other's words late, and one who takes something back. */
const RECORDING: Recording = {
  numAgents: 2,
  endContent: 'abc xy!',
  txns: [
    { agent: 0, parents: [], patches: [[0, 0, 'ab ']] },
    { agent: 1, parents: [0], patches: [[3, 0, 'xyz']] },
    { agent: 0, parents: [0], patches: [[2, 0, 'c']] },
    { agent: 1, parents: [1, 2], patches: [[6, 1, '!']] },
  ],
}

test('a script applied by Yjs gives the end text of its recording', () => {
  const { base } = emptySection()
  const script = writeScript(RECORDING, base)
  expect(script.editCount).toBe(4)
  const inOrder = script.authors.flatMap(({ edits }) => edits).sort((a, b) => a.order - b.order)
  expect(readText(docOf([base, ...inOrder.map(({ update }) => update)]))).toBe(RECORDING.endContent)
  expect(inOrder.map(({ seen }) => seen)).toEqual([
    [0, 0],
    [1, 0],
    [1, 0],
    [2, 1],
  ])
})

test('a recording of one author needs no parents', () => {
  const { base } = emptySection()
  const script = writeScript({ endContent: 'ac', txns: [{ patches: [[0, 0, 'abc']] }, { patches: [[1, 1, '']] }] }, base)
  expect(readText(docOf([base, ...script.authors[0]!.edits.map(({ update }) => update)]))).toBe('ac')
})

test('an edit has arrived when its characters and its deletions have, in whatever update they come', () => {
  const { base } = emptySection()
  const [first, second] = writeScript({ endContent: 'b', txns: [{ patches: [[0, 0, 'ab']] }, { patches: [[0, 1, '']] }] }, base).authors[0]!
    .edits
  const known = new KnownEdits()
  known.receive(base)
  expect(known.holds(first!.footprint)).toBe(false)
  known.receive(first!.update)
  expect([known.holds(first!.footprint), known.holds(second!.footprint)]).toEqual([true, false])
  const all = new KnownEdits()
  all.receive(Y.encodeStateAsUpdate(docOf([base, first!.update, second!.update])))
  expect([all.holds(first!.footprint), all.holds(second!.footprint)]).toEqual([true, true])
})

test('what Yjs writes is read as Yjs means it: elements, formatting, surrogate pairs, collected text', () => {
  const doc = new Y.Doc()
  const run = openRun(doc)
  run.insert(0, 'one 👩‍🔬 two', { bold: true })
  run.delete(0, 4)
  run.insert(run.length, 'three')
  const known = new KnownEdits()
  known.receive(Y.encodeStateAsUpdate(doc))
  expect(known.clockOf(doc.clientID)).toBe(Y.getState(doc.store, doc.clientID))
  expect(footprintOf(Y.encodeStateAsUpdate(doc)).deletes).toEqual([{ client: doc.clientID, clock: expect.any(Number), length: 4 }])
})
