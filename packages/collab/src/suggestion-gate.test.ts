import type { Grant, SectionContent, SectionId } from '@concord/paper'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { SECTION } from '../testing/open-section.ts'
import { type SuggestingPerson, SuggestingRoom } from '../testing/suggesting-room.ts'

const ANA = 'aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa'
const BEN = 'bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbbb'
const MODERATOR = 'cccccccc-cccc-4ccc-8ccc-cccccccccccc'
const AT = '2026-01-05T09:00:00.000Z'
const idOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
const tag = (by: string, number: number) => ({ id: idOf(number), by, at: AT })
const paragraph = (words: string) => ({ type: 'paragraph', content: [{ type: 'text', text: words }] })
const TEXT: SectionContent = { type: 'doc', content: [paragraph('Clusters need time.'), paragraph('They need people.')] }
const PLAIN = { origin: 'typed', deleteFilter: () => true }

const open = () =>
  SuggestingRoom.open(
    TEXT,
    [
      { personId: ANA, grant: 'suggest' },
      { personId: BEN, grant: 'suggest' },
      { personId: MODERATOR, grant: 'edit' },
    ] satisfies { personId: string; grant: Grant }[],
    PLAIN,
  )

const lineOf = (person: SuggestingPerson, index = 0): Y.XmlText => {
  const line = person.fragment.toArray().filter((block) => block instanceof Y.XmlElement)[index]!
  return (line as Y.XmlElement).get(0) as Y.XmlText
}

/** Puts words in with a mark, as an editor does. */
const suggest = (person: SuggestingPerson, at: number, words: string, by: string, number = 1) =>
  person.transact(() => lineOf(person).insert(at, words, { [`insertion--test${number}abc`]: tag(by, number) }))

const rulesOf = (room: SuggestingRoom) => room.refusals.map(({ personId, rule }) => [personId, rule])
const textOf = async (room: SuggestingRoom) => JSON.stringify((await room.committed()).content)

test('[G8] a suggestion is taken, seen by others, changed and withdrawn by its author', async () => {
  const room = await open()
  const [ana, ben] = room.people as [SuggestingPerson, SuggestingPerson]
  suggest(ana, 0, 'Many ', ANA)
  await room.settle()
  expect(await textOf(room)).toContain('"Many "')
  expect(JSON.stringify(ben.content.content)).toContain('"Many "')
  ana.transact(() => lineOf(ana).delete(0, 2))
  await room.settle()
  expect(await textOf(room)).toContain('"ny "')
  ana.transact(() => lineOf(ana).format(5, 4, { 'deletion--test2abc': tag(ANA, 2) }))
  ana.transact(() => lineOf(ana).delete(0, 3))
  await room.settle()
  expect(room.refusals).toEqual([])
  room.close()
})

type Attack = [what: string, attack: (ana: SuggestingPerson) => void]
const ATTACKS: Attack[] = [
  ['words without a mark', (ana) => ana.transact(() => lineOf(ana).insert(0, 'No '))],
  ['words of the text deleted', (ana) => ana.transact(() => lineOf(ana, 1).delete(0, 4))],
  ['a format without a suggestion', (ana) => ana.transact(() => lineOf(ana, 1).format(0, 4, { bold: {} }))],
  ['a block put in', (ana) => ana.transact(() => ana.fragment.insert(0, [new Y.XmlElement('paragraph')]))],
  ['a block taken out', (ana) => ana.transact(() => ana.fragment.delete(1, 1))],
  [
    'an attribute',
    (ana) => ana.transact(() => (ana.fragment.get(0) as Y.XmlElement).setAttribute('suggestion', `delete ${idOf(9)} ${BEN} ${AT}`)),
  ],
  ['a suggestion in another’s name', (ana) => suggest(ana, 0, 'I, Ben, ', BEN, 7)],
  [
    'another’s name inside of one’s own suggestion',
    (ana) => ana.transact(() => lineOf(ana, 1).insert(0, 'x', { 'insertion--test3abc': tag(ANA, 3), 'deletion--test4abc': tag(BEN, 4) })),
  ],
  ['another’s suggestion taken away', (ana) => ana.transact(() => lineOf(ana).delete(0, 4))],
  ['another’s suggestion accepted', (ana) => ana.transact(() => lineOf(ana).format(0, 4, { 'insertion--test1abc': null }))],
  ['another’s suggestion lengthened', (ana) => ana.transact(() => lineOf(ana).insert(2, 'xx'))],
  [
    'one’s own words made text',
    (ana) => {
      ana.transact(() => lineOf(ana, 1).insert(0, 'Mine ', { 'insertion--test5abc': tag(ANA, 5) }))
      ana.transact(() => lineOf(ana, 1).format(0, 5, { 'insertion--test5abc': null }))
    },
  ],
]

test.each(ATTACKS)('[G8] refuses %s', async (_what, attack) => {
  const room = await open()
  const [ana, ben] = room.people as [SuggestingPerson, SuggestingPerson]
  suggest(ben, 0, 'Ben ', BEN)
  await room.settle()
  attack(ana)
  await room.settle()
  expect(rulesOf(room)).toEqual([[ANA, 'G8']])
  expect(ana.peer.closed).toEqual([4409])
  expect(ben.peer.closed).toEqual([])
  // The room goes on, and judges what comes next by a text without the refused words.
  suggest(ben, 0, 'Still ', BEN, 6)
  await room.settle()
  expect(await textOf(room)).toContain('"Still "')
  expect(rulesOf(room)).toHaveLength(1)
  room.close()
})

test('[G8] a mark that does not say whose it is, or in another form, is none of the schema’s', async () => {
  for (const value of [{ id: idOf(1), at: AT }, { ...tag(ANA, 1), by: 'Ana' }, true]) {
    const room = await open()
    const [ana] = room.people as [SuggestingPerson]
    ana.transact(() => lineOf(ana).insert(0, 'x', { 'insertion--test1abc': value }))
    await room.settle()
    expect(rulesOf(room)).toEqual([[ANA, 'G6']])
    room.close()
  }
})

test('[G8] who may edit does what they like with suggestions', async () => {
  const room = await open()
  const [ana, , moderator] = room.people as [SuggestingPerson, SuggestingPerson, SuggestingPerson]
  suggest(ana, 0, 'Many ', ANA)
  await room.settle()
  moderator.transact(() => lineOf(moderator).format(0, 5, { 'insertion--test1abc': null }))
  await room.settle()
  expect(room.refusals).toEqual([])
  expect(await textOf(room)).toContain('"Many Clusters need time."')
  ana.transact(() => lineOf(ana).delete(0, 5))
  await room.settle()
  expect(rulesOf(room)).toEqual([[ANA, 'G8']])
  room.close()
})

test('[G8] what is typed offline is judged as a whole when it comes', async () => {
  const room = await open()
  const [ana, ben, moderator] = room.people as [SuggestingPerson, SuggestingPerson, SuggestingPerson]
  room.leave(ana)
  room.leave(ben)
  suggest(ana, 0, 'Offline ', ANA)
  ana.transact(() => lineOf(ana).delete(0, 3))
  ben.transact(() => lineOf(ben).insert(0, 'No '))
  moderator.transact(() => lineOf(moderator).insert(0, 'Today '))
  await room.settle()
  room.come(ana)
  room.come(ben)
  await room.settle()
  expect(rulesOf(room)).toEqual([[BEN, 'G8']])
  expect(await textOf(room)).toContain('"line "')
  room.close()
})

test.each([
  ['approved', false],
  ['draft', true],
] as const)('[L3] a suggestion that meets a section which is %s by now: taken %s', async (state, isTaken) => {
  const room = await open()
  const [ana] = room.people as [SuggestingPerson]
  room.log.change(SECTION as SectionId, { state: 'in_review' })
  suggest(ana, 0, 'First ', ANA)
  await room.settle()
  room.log.change(SECTION as SectionId, { state })
  suggest(ana, 0, 'Late ', ANA, 2)
  await room.settle()
  expect((await textOf(room)).includes('"Late "')).toBe(isTaken)
  expect(rulesOf(room)).toEqual(isTaken ? [] : [[ANA, 'frozen']])
  room.close()
})

test('[G8] what is brought under a grant to edit is not committed once only suggestions are taken', async () => {
  const room = await open()
  const [, , moderator] = room.people as [SuggestingPerson, SuggestingPerson, SuggestingPerson]
  moderator.transact(() => lineOf(moderator).insert(0, 'x'))
  moderator.peer.deliverOut()
  room.log.change(SECTION as SectionId, { state: 'in_review' })
  await room.settle()
  expect(await textOf(room)).not.toContain('xClusters')
  expect(rulesOf(room)).toEqual([[MODERATOR, 'frozen']])
  room.close()
})

test('[G1] who may only read suggests nothing', async () => {
  const room = await open()
  const [ana] = room.people as [SuggestingPerson]
  ana.peer.session!.access = { grant: 'read', writableStates: [] }
  suggest(ana, 0, 'Observed ', ANA)
  await room.settle()
  expect(rulesOf(room)).toEqual([[ANA, 'G1']])
  room.close()
})
