import { MAX_BLOCK_DEPTH, type PersonId } from '@concord/paper'
import * as encoding from 'lib0/encoding'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { edit } from '../testing/honest-edits.ts'
import { decodeUpdate } from './decode-update.ts'
import { type Bringer, judgeUpdate, type Verdict } from './judge-update.ts'
import { viewOf } from './known-text.ts'

const ANA = 'ana' as PersonId
const BEN = 'ben' as PersonId
const owners = new Map([
  [1, ANA],
  [2, BEN],
])
const ana: Bringer = {
  personId: ANA,
  mayWrite: true,
  ownerOf: (client) => owners.get(client),
  isFirstSync: false,
  sectionBytes: () => 0,
}
const ben: Bringer = { ...ana, personId: BEN }

/** A text "Hello" in one paragraph by Ana (client 1). */
function helloDoc(): Y.Doc {
  const doc = new Y.Doc()
  doc.clientID = 1
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText('Hello')])
  doc.getXmlFragment('content').insert(0, [paragraph])
  return doc
}

/** A copy of a text under another client id, and what `edit` adds to it. */
function edited(doc: Y.Doc, client: number, edit: (root: Y.XmlFragment, copy: Y.Doc) => void): Uint8Array {
  const copy = new Y.Doc({ gc: false })
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  copy.clientID = client
  const before = Y.encodeStateVector(copy)
  edit(copy.getXmlFragment('content'), copy)
  return Y.encodeStateAsUpdate(copy, before)
}

const textOf = (root: Y.XmlFragment) => (root.get(0) as Y.XmlElement).get(0) as Y.XmlText
const judge = (doc: Y.Doc, bytes: Uint8Array, by: Bringer): Verdict | 'undecodable' => {
  const update = decodeUpdate(bytes)
  return update ? judgeUpdate(update, viewOf(doc), by) : 'undecodable'
}
const ruleOf = (verdict: Verdict | 'undecodable') => (verdict !== 'undecodable' && verdict.kind === 'refuse' ? verdict.rule : verdict)

/** Writes an update by hand, for what no Yjs client would write. */
function craft(client: number, clock: number, structs: ((encoder: Y.UpdateEncoderV1) => void)[], deletes: [number, number, number][] = []) {
  const encoder = new Y.UpdateEncoderV1()
  encoding.writeVarUint(encoder.restEncoder, structs.length > 0 ? 1 : 0)
  if (structs.length > 0) {
    encoding.writeVarUint(encoder.restEncoder, structs.length)
    encoder.writeClient(client)
    encoding.writeVarUint(encoder.restEncoder, clock)
    for (const write of structs) write(encoder)
  }
  encoding.writeVarUint(encoder.restEncoder, deletes.length)
  for (const [of, from, length] of deletes) {
    for (const number of [of, 1, from, length]) encoding.writeVarUint(encoder.restEncoder, number)
  }
  return encoder.toUint8Array()
}

const textAfter = (origin: Y.ID, words: string) => (encoder: Y.UpdateEncoderV1) => {
  encoder.writeInfo(4 | 0x80)
  encoder.writeLeftID(origin)
  encoder.writeString(words)
}

const gcOfLength = (length: number) => (encoder: Y.UpdateEncoderV1) => {
  encoder.writeInfo(0)
  encoder.writeLen(length)
}

describe('the gate', () => {
  test('lets an honest edit through, and its bytes give the same text', () => {
    const doc = helloDoc()
    const bytes = edited(doc, 2, (root) => textOf(root).insert(5, ', world', { bold: {} }))
    const verdict = judge(doc, bytes, ben)
    if (verdict === 'undecodable' || verdict.kind !== 'accept') throw new Error('refused')
    Y.applyUpdate(doc, verdict.bytes!)
    expect(textOf(doc.getXmlFragment('content')).toString()).toBe('Hello<bold>, world</bold>')
    expect(verdict.clients).toEqual([2])
  })

  test('[G1] refuses a reader anything new, and lets a reader repeat what is known', () => {
    const doc = helloDoc()
    const reader = { ...ben, mayWrite: false }
    expect(
      ruleOf(
        judge(
          doc,
          edited(doc, 2, (root) => textOf(root).insert(0, 'x')),
          reader,
        ),
      ),
    ).toBe('G1')
    expect(
      ruleOf(
        judge(
          doc,
          edited(doc, 2, (root) => textOf(root).delete(0, 1)),
          reader,
        ),
      ),
    ).toBe('G1')
    expect(judge(doc, Y.encodeStateAsUpdate(doc), reader)).toMatchObject({ kind: 'accept', bytes: undefined })
  })

  test('[G2] refuses a client id that another person writes under', () => {
    const doc = helloDoc()
    expect(
      ruleOf(
        judge(
          doc,
          edited(doc, 1, (root) => textOf(root).insert(0, 'forged')),
          ben,
        ),
      ),
    ).toBe('G2')
  })

  test('[G3] refuses what is no update: garbage, a truncated update, a count bomb, the same client twice, clocks past the bounds', () => {
    const doc = helloDoc()
    const honest = edited(doc, 2, (root) => textOf(root).insert(0, 'abc'))
    const bomb = new Uint8Array([0xff, 0xff, 0xff, 0xff, 0x0f, 0, 0])
    const huge = craft(2, 0, [gcOfLength(2 ** 53 - 1)])
    for (const bytes of [new Uint8Array([9, 9, 9]), honest.slice(0, -3), bomb, huge]) expect(decodeUpdate(bytes)).toBeUndefined()
  })

  test('[G3] cuts a straddling struct where the known text ends, whatever parent it names', () => {
    const doc = helloDoc()
    const copy = new Y.Doc()
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
    copy.clientID = 2
    textOf(copy.getXmlFragment('content')).insert(5, ' dear')
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(copy))
    textOf(copy.getXmlFragment('content')).insert(10, ' friend')
    const straddling = Y.encodeStateAsUpdate(copy, Y.encodeStateVector(new Map([[1, 7]])))
    const verdict = judge(doc, straddling, ben)
    if (verdict === 'undecodable' || verdict.kind !== 'accept') throw new Error('refused')
    Y.applyUpdate(doc, verdict.bytes!)
    expect(textOf(doc.getXmlFragment('content')).toString()).toBe('Hello dear friend')
    expect(Y.decodeUpdate(verdict.bytes!).structs[0]!.id.clock).toBe(5)
  })

  test('[G3] asks again where clocks are missing', () => {
    const doc = helloDoc()
    const copy = new Y.Doc()
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
    copy.clientID = 2
    textOf(copy.getXmlFragment('content')).insert(0, 'first ')
    const after = Y.encodeStateVector(copy)
    textOf(copy.getXmlFragment('content')).insert(6, 'second ')
    expect(judge(doc, Y.encodeStateAsUpdate(copy, after), ben)).toEqual({ kind: 'resync' })
  })

  test('[G4] asks again for text that hangs on nothing, and refuses a reference to its own future', () => {
    const doc = helloDoc()
    expect(judge(doc, craft(2, 0, [textAfter(Y.createID(77, 3), 'dangling')]), ben)).toEqual({ kind: 'resync' })
    expect(ruleOf(judge(doc, craft(2, 0, [textAfter(Y.createID(2, 9), 'forward')]), ben))).toBe('G4')
  })

  test('[G5] refuses to delete clocks that nobody has used yet', () => {
    const doc = helloDoc()
    expect(ruleOf(judge(doc, craft(2, 0, [], [[1, 0, 1000]]), ben))).toBe('G5')
  })

  test.each<[string, (root: Y.XmlFragment, doc: Y.Doc) => void]>([
    ['another root type', (_, doc) => doc.getText('elsewhere').insert(0, 'x')],
    ['an unknown node', (root) => root.insert(0, [new Y.XmlElement('script')])],
    ['a node name from the prototype', (root) => root.insert(0, [new Y.XmlElement('constructor')])],
    ['an unknown mark', (root) => textOf(root).format(0, 2, { blink: {} })],
    ['an unknown attribute', (root) => (root.get(0) as Y.XmlElement).setAttribute('onclick', 'x')],
    ['a forbidden value', (root) => (root.get(0) as Y.XmlElement).setAttribute('level', 'x')],
    ['a script link', (root) => textOf(root).format(0, 2, { link: { href: 'javascript:alert(1)' } })],
    ['a map', (root) => (root.get(0) as Y.XmlElement).insert(0, [new Y.Map() as unknown as Y.XmlText])],
    ['a hook', (root) => root.insert(0, [new Y.XmlHook('x') as unknown as Y.XmlText])],
    ['an embed', (root) => textOf(root).insertEmbed(0, { image: 'x' })],
    ['a subdocument', (root) => (root.get(0) as Y.XmlElement).setAttribute('x', new Y.Doc() as unknown as string)],
  ])('[G6] refuses %s', (_, edit) => {
    const doc = helloDoc()
    expect(ruleOf(judge(doc, edited(doc, 2, edit), ben))).toBe('G6')
  })

  const ID = '7f0c3f0a-8f1e-4b52-9a53-0d7f4a9b0c11'
  const block = (name: string, attributes: Record<string, unknown>) => {
    const element = new Y.XmlElement(name)
    for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value as string)
    return element
  }

  test.each<[string, Record<string, unknown>]>([
    ['recommendation', { id: ID, addressees: [ID], instrument: 'Regulation', deadline: '2027-06-30', evidence: [] }],
    ['evidence', { id: ID, value: '12 500', unit: 'EUR', asOf: '2025-12-09', source: 'https://europa.eu/' }],
    ['figure', { file: 'a'.repeat(64), alt: 'A map', width: 50 }],
    ['callout', { kind: 'key_message' }],
    ['pageBreak', {}],
  ])('[G6] takes a %s with what the schema allows', (name, attributes) => {
    const doc = helloDoc()
    expect(
      judge(
        doc,
        edited(doc, 2, (root) => root.insert(0, [block(name, attributes)])),
        ben,
      ),
    ).toMatchObject({ kind: 'accept' })
  })

  test.each<[string, string, Record<string, unknown>]>([
    ['a list of something else than texts', 'recommendation', { addressees: [ID, 7] }],
    ['a list in a list', 'recommendation', { addressees: [[ID]] }],
    ['a text where a list belongs', 'recommendation', { addressees: ID }],
    ['a list that is too long', 'recommendation', { evidence: Array.from({ length: 21 }, () => ID) }],
    ['a list of texts that are no ids', 'recommendation', { addressees: ['DG GROW'] }],
    ['a list where a text belongs', 'recommendation', { instrument: ['Regulation'] }],
    ['a text that is too long', 'recommendation', { legalHook: 'x'.repeat(301) }],
    ['a day that no calendar has', 'recommendation', { deadline: '2027-02-30' }],
    ['a script as source', 'evidence', { source: 'javascript:alert(1)' }],
    ['a file that is not named by its hash', 'figure', { file: '../../secret' }],
    ['a figure wider than the line', 'figure', { width: 400 }],
    ['a kind that does not exist', 'callout', { kind: 'blink' }],
    ['a footnote of a whole chapter', 'footnote', { text: 'x'.repeat(2_001) }],
    ['an attribute on a page break', 'pageBreak', { id: ID }],
  ])('[G6] refuses %s', (_, name, attributes) => {
    const doc = helloDoc()
    expect(
      ruleOf(
        judge(
          doc,
          edited(doc, 2, (root) => root.insert(0, [block(name, attributes)])),
          ben,
        ),
      ),
    ).toBe('G6')
  })

  test('[G6] takes a block at the depth that the schema names, and refuses one below it', () => {
    const nested = (depth: number) => (root: Y.XmlFragment) => {
      let inner = new Y.XmlElement('paragraph')
      inner.insert(0, [new Y.XmlText('deep')])
      for (let at = 1; at < depth; at += 1) {
        const outer = new Y.XmlElement('blockquote')
        outer.insert(0, [inner])
        inner = outer
      }
      root.insert(0, [inner])
    }
    const doc = helloDoc()
    expect(judge(doc, edited(doc, 2, nested(MAX_BLOCK_DEPTH)), ben)).toMatchObject({ kind: 'accept' })
    expect(ruleOf(judge(doc, edited(doc, 2, nested(MAX_BLOCK_DEPTH + 1)), ben))).toBe('G6')
  })

  test('[G6] refuses neighbours that stand under different parents', () => {
    const doc = helloDoc()
    const other = new Y.XmlElement('paragraph')
    other.insert(0, [new Y.XmlText('Other')])
    doc.getXmlFragment('content').insert(1, [other])
    const [left, right] = [Y.createID(1, 6), Y.createID(1, 9)]
    const between = craft(2, 0, [
      (encoder) => {
        encoder.writeInfo(4 | 0xc0)
        encoder.writeLeftID(left)
        encoder.writeRightID(right)
        encoder.writeString('x')
      },
    ])
    expect(ruleOf(judge(doc, between, ben))).toBe('G6')
  })

  test('[G6] refuses elements nested so deep that readers would overflow', () => {
    const doc = helloDoc()
    const deep = edited(doc, 2, (root) => {
      let inner = new Y.XmlElement('paragraph')
      for (let depth = 0; depth < 200; depth += 1) {
        const outer = new Y.XmlElement('blockquote')
        outer.insert(0, [inner])
        inner = outer
      }
      root.insert(0, [inner])
    })
    expect(ruleOf(judge(doc, deep, ben))).toBe('G6')
  })

  test('[G6] takes what Yjs’s undo restores with a whole element, though it names one letter as both neighbours', () => {
    const doc = helloDoc()
    const copy = new Y.Doc()
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
    copy.clientID = 2
    const history = new Y.UndoManager(copy.getXmlFragment('content'), { trackedOrigins: new Set(['typed']), captureTimeout: 0 })
    const at = { at: 0, words: 'é ' }
    edit(copy, { ...at, kind: 'heading' }, 'typed')
    edit(copy, { ...at, kind: 'insert', words: 'é' }, 'typed')
    edit(copy, { ...at, kind: 'insert' }, 'typed')
    history.undo()
    history.redo()
    edit(copy, { ...at, kind: 'insert', words: 'a' }, 'typed')
    edit(copy, { kind: 'insert', at: 2, words: 'é' }, 'typed')
    copy.transact(() => copy.getXmlFragment('content').delete(0, 1), 'typed')
    history.undo()
    const update = Y.encodeStateAsUpdate(copy, Y.encodeStateVector(doc))
    const isOwnNeighbour = ({ origin, rightOrigin }: Y.Item) => origin !== null && Y.compareIDs(origin, rightOrigin)
    expect(Y.decodeUpdate(update).structs.some((struct) => struct instanceof Y.Item && isOwnNeighbour(struct))).toBe(true)
    expect(judge(doc, update, ben)).toMatchObject({ kind: 'accept' })
  })

  test('knows the order of causes even where client ids say otherwise', () => {
    const doc = helloDoc()
    const copy = new Y.Doc()
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
    const before = Y.encodeStateVector(copy)
    copy.clientID = 20
    textOf(copy.getXmlFragment('content')).insert(5, ' from')
    copy.clientID = 30
    textOf(copy.getXmlFragment('content')).insert(10, ' two')
    copy.clientID = 20
    textOf(copy.getXmlFragment('content')).insert(14, ' tabs')
    expect(judge(doc, Y.encodeStateAsUpdate(copy, before), ben)).toMatchObject({ kind: 'accept' })
  })
})
