import { expect, test } from 'vitest'
import { mergePeople, peopleIn } from './presence.ts'

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

test('merges the rooms of a paper into one list of people', () => {
  const first = peopleIn(new Map([[2, { user: ana }]]), 1)
  const second = peopleIn(
    new Map<number, Record<string, unknown>>([
      [3, { user: ana, cursor: {} }],
      [4, { user: ben }],
    ]),
    1,
  )
  expect(mergePeople([first, second]).map(({ name, writing }) => [name, writing])).toEqual([
    ['Ana', true],
    ['Ben', false],
  ])
})
