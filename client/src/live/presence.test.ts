import { expect, test } from 'vitest'
import { mergePeople, peopleIn, samePeople } from './presence.ts'

const ana = { id: 'p1', name: 'Ana', organisation: 'KlasterLT', color: '#aa0000' }
const ben = { id: 'p2', name: 'Ben', organisation: null, color: 'red' }

test('names each person once, without this tab, writing where any of their tabs writes', () => {
  const states = new Map<number, Record<string, unknown>>([
    [1, { user: ben }],
    [2, { user: ana }],
    [3, { user: ana, cursor: { anchor: {}, head: {} } }],
    [4, { user: ben, cursor: null }],
    [9, {}],
  ])
  expect(peopleIn(states, 1).map(({ name, writing }) => [name, writing])).toEqual([
    ['Ana', true],
    ['Ben', false],
  ])
})

test('takes no colour that is not six hex digits', () => {
  const [person] = peopleIn(new Map([[4, { user: ben }]]), 1)
  expect(person?.colour).toBe('#475569')
})

test('merges the rooms of a paper into one list of people, each where they write', () => {
  const first = peopleIn(new Map([[2, { user: ana }]]), 1)
  const second = peopleIn(
    new Map<number, Record<string, unknown>>([
      [3, { user: ana, cursor: {} }],
      [4, { user: ben }],
    ]),
    1,
  )
  const rooms = new Map([
    ['s1', first],
    ['s2', second],
  ])
  expect(mergePeople(rooms).map(({ name, sectionId }) => [name, sectionId])).toEqual([
    ['Ana', 's2'],
    ['Ben', null],
  ])
})

test('marks a guest only where the server says so', () => {
  const states = new Map([
    [2, { user: { ...ana, guest: true } }],
    [3, { user: { ...ben, guest: 'yes' } }],
  ])
  expect(peopleIn(states, 1).map(({ name, isGuest }) => [name, isGuest])).toEqual([
    ['Ana', true],
    ['Ben', false],
  ])
})

test('a moved caret shows the same people, another place or name does not', () => {
  const at = (cursor: object | null, user: object = ana) => peopleIn(new Map([[2, { user, cursor }]]), 1)
  expect(samePeople(at({ anchor: 1 }), at({ anchor: 2 }))).toBe(true)
  expect(samePeople(at({ anchor: 1 }), at(null))).toBe(false)
  expect(samePeople(at(null), at(null, { ...ana, organisation: 'Other' }))).toBe(false)
})
