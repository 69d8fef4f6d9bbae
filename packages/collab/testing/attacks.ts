import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import type { GateRule } from '../src/judge-update.ts'
import { type CraftedUpdate, collected, element, embed, gone, mark, subdocument, text, values, type WriteStruct } from './crafted-update.ts'

/** The ids that the attacked text is written under (`attackedText`). */
export const ANA = 11
export const BEN = 12
export const MALLORY = 66

/** How many characters Ana and Ben wrote in turns: none of them merges with the next. */
const TURNS = 500

/**
 * The text that is attacked: a paragraph by Ana and Ben in turns, a paragraph by Ana in which Mallory has five characters, and a
 * paragraph that Ana has deleted.
 */
export function attackedText(): Uint8Array {
  const doc = new Y.Doc()
  const write = (client: number, edit: () => void) => {
    doc.clientID = client
    edit()
  }
  const root = doc.getXmlFragment('content')
  const runs = [new Y.XmlText(), new Y.XmlText('Other'), new Y.XmlText('Deleted')]
  write(ANA, () => {
    const paragraphs = runs.map(() => new Y.XmlElement('paragraph'))
    root.insert(0, paragraphs)
    for (const [index, paragraph] of paragraphs.entries()) paragraph.insert(0, [runs[index]!])
    root.delete(2, 1)
  })
  for (let turn = 0; turn < TURNS; turn += 1) write(turn % 2 === 0 ? BEN : ANA, () => runs[0]!.insert(turn, 'x'))
  write(MALLORY, () => runs[1]!.insert(5, 'Mmmmm'))
  return Y.encodeStateAsUpdate(doc)
}

/** Chooses a whole number below `count`: always the same in a test of one attack, random in the fuzz lane. */
export type Pick = (count: number) => number

/** What an attack can aim at, read from the live text. */
export type Target = {
  /** The first id of every character of the text, in order. */
  letters: Y.ID[]
  /** The client id and clock under which the attacker may write. */
  own: { client: number; clock: number }
  clockOf(client: number): number
}

export type Attack = {
  title: string
  rule: GateRule
  /** What the gate says. `resync` is asked for three times, then it is a refusal. What is accepted does no harm: it was cut, or written anew. */
  verdict: 'refuse' | 'resync' | 'accept'
  craft(at: Target, pick: Pick): CraftedUpdate | Uint8Array
}

const id = Y.createID
const many = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, index) => make(index))
const by = ({ own }: Target, ...structs: WriteStruct[]): CraftedUpdate => ({ structs: [{ ...own, structs }], deletes: [] })
const deleting = (...deletes: CraftedUpdate['deletes']): CraftedUpdate => ({ structs: [], deletes })
/** The full number where it matters, now and then; else few, so that many cases can be tried. */
const upTo = (full: number, pick: Pick): number => (pick(40) === 0 ? full + pick(Math.ceil(full / 100)) : 1 + pick(Math.ceil(full / 200)))
const letter = ({ letters }: Target, index: number): Y.ID | undefined => letters[index % Math.max(letters.length, 1)]
/** The paragraph with its run, as Ana wrote them: elements first, then runs. */
const PARAGRAPH = id(ANA, 0)
const SECOND_RUN = id(ANA, 4)
const DELETED_RUN = id(ANA, 10)
const DELETED_LETTER = id(ANA, 11)

/** A 20-byte V2 update: run-length coding makes a thousand million structs of it. */
function v2Bomb(structs: number): Uint8Array {
  const encoder = new Y.UpdateEncoderV2()
  encoding.writeVarUint(encoder.restEncoder, 1)
  encoding.writeVarUint(encoder.restEncoder, structs)
  encoder.writeClient(9)
  encoding.writeVarUint(encoder.restEncoder, 0)
  encoder.writeInfo(0)
  encoder.writeLen(1)
  return encoder.toUint8Array()
}

/** The attack table of THREAT_MODEL.md, and some more. Every number that can be random is. */
export const ATTACKS: readonly Attack[] = [
  {
    title: 'overlap: a struct over known clocks that names a parent elsewhere',
    rule: 'G3',
    verdict: 'accept',
    craft: (_, pick) => ({
      structs: [{ client: MALLORY, clock: 2, structs: [text('y'.repeat(9 + pick(9)), { parent: id(ANA, 3) })] }],
      deletes: [],
    }),
  },
  {
    title: 'a valid struct, then one whose origin points forward',
    rule: 'G4',
    verdict: 'refuse',
    craft: (at, pick) =>
      by(at, text('a', { origin: letter(at, pick(400)) }), text('b', { origin: id(at.own.client, at.own.clock + 1 + pick(9)) })),
  },
  {
    title: 'a V2 encoding bomb: read as V1 it brings nothing',
    rule: 'G3',
    verdict: 'accept',
    craft: (_, pick) => v2Bomb(0x3fffffff - pick(1000)),
  },
  {
    title: 'a V1 count bomb of seven bytes',
    rule: 'G3',
    verdict: 'refuse',
    craft: (_, pick) => new Uint8Array([0xff, 0xff, 0xff, 0xff, 0x0f, pick(120), 0]),
  },
  {
    title: 'structs that wait for clocks which never come',
    rule: 'G4',
    verdict: 'resync',
    craft: (at, pick) => ({
      structs: [{ client: at.own.client, clock: at.own.clock + 1 + pick(99), structs: [text('p'.repeat(1000), { parent: SECOND_RUN })] }],
      deletes: [],
    }),
  },
  {
    title: 'structs that hang on nothing',
    rule: 'G4',
    verdict: 'resync',
    craft: (at, pick) => by(at, text('dangling', { origin: id(7000 + pick(99), pick(99)) })),
  },
  {
    title: 'two clients that wait for each other',
    rule: 'G4',
    verdict: 'resync',
    craft: ({ own }) => ({
      structs: [
        { ...own, structs: [text('a', { origin: id(own.client + 1, 0) })] },
        { client: own.client + 1, clock: 0, structs: [text('b', { origin: id(own.client, own.clock) })] },
      ],
      deletes: [],
    }),
  },
  {
    title: 'a conflict scan: 10 KB that send every reader through the whole text a thousand times',
    rule: 'G7',
    verdict: 'refuse',
    craft: (at, pick) => by(at, ...many(upTo(1000, pick), () => text('x', { parent: id(ANA, 3) }))),
  },
  {
    title: 'cuts: every struct in the middle of a long run of its own, each cut moving all the rest',
    rule: 'G7',
    verdict: 'refuse',
    craft: (at, pick) => {
      const cut = (index: number) => text('c', { origin: id(at.own.client, at.own.clock + 2 * index) })
      return by(at, text('z'.repeat(45_000), { origin: id(MALLORY, 4) }), ...many(upTo(19_500, pick), cut))
    },
  },
  {
    title: "structs under another person's client id",
    rule: 'G2',
    verdict: 'refuse',
    craft: (at, pick) => ({
      structs: [
        {
          client: pick(2) === 0 ? ANA : BEN,
          clock: at.clockOf(pick(2) === 0 ? ANA : BEN),
          structs: [text('forged', { parent: SECOND_RUN })],
        },
      ],
      deletes: [],
    }),
  },
  {
    title: 'garbage of a length that swallows all later text of its client',
    rule: 'G3',
    verdict: 'refuse',
    craft: (at, pick) => by(at, collected(2 ** 53 - 1 - pick(1000) - at.own.clock)),
  },
  {
    title: 'deletions of clocks that nobody has used yet',
    rule: 'G5',
    verdict: 'refuse',
    craft: (at, pick) => deleting([ANA, at.clockOf(ANA) + pick(50), 1 + pick(1000)]),
  },
  {
    title: 'the same client twice in one update',
    rule: 'G3',
    verdict: 'refuse',
    craft: ({ own }) => ({
      structs: [
        { ...own, structs: [text('a', { parent: SECOND_RUN })] },
        { client: own.client + 1, clock: 0, structs: [text('b', { parent: SECOND_RUN })] },
        { client: own.client, clock: own.clock + 1, structs: [text('c', { parent: SECOND_RUN })] },
      ],
      deletes: [],
    }),
  },
  {
    title: 'a thousand root types',
    rule: 'G6',
    verdict: 'refuse',
    craft: (at, pick) => by(at, ...many(upTo(1000, pick), (index) => text('r', { parent: `root-${index + pick(1000)}` }))),
  },
  {
    title: 'values nested without end',
    rule: 'G6',
    verdict: 'refuse',
    craft: (at, pick) => {
      let value: unknown = 1
      for (let depth = 0; depth < 500 + pick(500); depth += 1) value = [value]
      return by(at, values([value], { parent: PARAGRAPH, sub: 'colwidth' }))
    },
  },
  {
    title: 'a value of nine kilobytes',
    rule: 'G6',
    verdict: 'refuse',
    craft: (at, pick) => by(at, mark('link', { href: `https://${'a'.repeat(9000 + pick(9000))}` }, { origin: letter(at, pick(400)) })),
  },
  { title: 'a subdocument', rule: 'G6', verdict: 'refuse', craft: (at) => by(at, subdocument('evil', { parent: PARAGRAPH })) },
  { title: 'a node that no editor knows', rule: 'G6', verdict: 'refuse', craft: (at) => by(at, element('script', { parent: 'content' })) },
  {
    title: 'an embed',
    rule: 'G6',
    verdict: 'refuse',
    craft: (at, pick) => by(at, embed({ image: 'x' }, { origin: letter(at, pick(400)) })),
  },
  {
    title: 'a link that runs a script',
    rule: 'G6',
    verdict: 'refuse',
    craft: (at, pick) => by(at, mark('link', { href: 'javascript:alert(1)' }, { origin: letter(at, pick(400)) })),
  },
  {
    title: 'elements nested so deep that readers overflow',
    rule: 'G6',
    verdict: 'refuse',
    craft: (at, pick) =>
      by(
        at,
        element('blockquote', { parent: 'content' }),
        ...many(200 + pick(800), (depth) => element('blockquote', { parent: id(at.own.client, at.own.clock + depth) })),
      ),
  },
  {
    title: 'neighbours under different parents',
    rule: 'G6',
    verdict: 'refuse',
    craft: (at, pick) => by(at, text('x', { origin: letter(at, pick(TURNS)), right: id(ANA, 5 + pick(5)) })),
  },
  {
    title: 'neighbours in the wrong order: every replica would put the text elsewhere',
    rule: 'G6',
    verdict: 'refuse',
    craft: (at, pick) => {
      const first = pick(TURNS - 2)
      return by(at, text('x', { origin: letter(at, first + 1), right: letter(at, first) }))
    },
  },
  {
    title: 'neighbours in the wrong order within one run',
    rule: 'G6',
    verdict: 'refuse',
    craft: (at, pick) => {
      const run = (index: number) => id(at.own.client, at.own.clock + index)
      const first = pick(5)
      const inverted = text('x', { origin: run(first + 1 + pick(3)), right: run(first) })
      return by(at, text('ownwords', { origin: letter(at, pick(TURNS)) }), inverted)
    },
  },
  {
    title: 'neighbours that nobody can have seen side by side: replicas with edits of their own there would put the text elsewhere',
    rule: 'G6',
    verdict: 'refuse',
    craft: (at, pick) => {
      const first = pick(TURNS - 9)
      return by(at, text('x'.repeat(1 + pick(3)), { origin: letter(at, first), right: letter(at, first + 2 + pick(7)) }))
    },
  },
  {
    title: 'one neighbour in a deleted paragraph, the other alive',
    rule: 'G6',
    verdict: 'refuse',
    craft: (at, pick) => by(at, text('x', { origin: letter(at, pick(TURNS)), right: DELETED_LETTER })),
  },
  {
    title: 'anything at all within a deleted paragraph',
    rule: 'G6',
    verdict: 'accept',
    craft: (at, pick) =>
      by(
        at,
        subdocument('evil', { parent: DELETED_RUN }),
        element('script', { origin: DELETED_LETTER }),
        values([{ deep: [pick(9)] }], { origin: id(at.own.client, at.own.clock + 1) }),
      ),
  },
  {
    title: 'half a million structs',
    rule: 'G3',
    verdict: 'refuse',
    craft: ({ own }, pick) => ({ structs: [{ ...own, structs: many(upTo(400_000, pick), () => collected(1)) }], deletes: [] }),
  },
  {
    title: '20,001 structs',
    rule: 'G7',
    verdict: 'refuse',
    craft: (at, pick) => by(at, ...many(upTo(20_001, pick), () => gone(1, { parent: SECOND_RUN }))),
  },
  {
    title: 'a thousand and one client ids',
    rule: 'G7',
    verdict: 'refuse',
    craft: (_, pick) => ({
      structs: many(upTo(1001, pick), (index) => ({
        client: 100_000 + index,
        clock: 0,
        structs: [text('s', { parent: SECOND_RUN })],
      })),
      deletes: [],
    }),
  },
  {
    title: 'a chain of causes through nine hundred clients, written in the worst order',
    rule: 'G4',
    verdict: 'accept',
    craft: (at, pick) => {
      const start = at.own.client + 1000 * (1 + pick(1000))
      const count = upTo(900, pick)
      return {
        structs: many(count, (index) => ({
          client: start + index,
          clock: 0,
          structs: many(10, (round) => {
            const before = index > 0 ? id(start + index - 1, round) : round > 0 ? id(start + count - 1, round - 1) : id(MALLORY, 4)
            return text('q', { origin: before })
          }),
        })),
        deletes: [],
      }
    },
  },
  {
    title: '100,000 deletions that lie over each other',
    rule: 'G5',
    verdict: 'accept',
    craft: (_, pick) => deleting(...many(upTo(99_000, pick), () => [MALLORY, 0, 5] as [number, number, number])),
  },
  {
    title: 'a hundred thousand and one deletions',
    rule: 'G3',
    verdict: 'refuse',
    craft: (at, pick) =>
      deleting(...many(upTo(100_001, pick), (index) => [ANA, at.clockOf(ANA) - 1 - (index % 200), 1] as [number, number, number])),
  },
  {
    title: 'clocks past all bounds',
    rule: 'G3',
    verdict: 'refuse',
    craft: ({ own }, pick) => by({ own } as Target, collected(2 ** 31 + pick(2 ** 20))),
  },
]
