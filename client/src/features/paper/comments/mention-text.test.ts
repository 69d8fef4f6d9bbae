import { commentPieces, mentionOf, type Person } from '@concord/contract'
import { expect, test } from 'vitest'
import { matchingPeople, maybeMentionQuery, pickPerson, toTyped, toWords } from './mention-text.ts'

const person = (number: number, name: string, organisation: string | null = null): Person => ({
  id: `${number}0000000-0000-4000-8000-000000000000`,
  name,
  organisation,
  kind: 'member',
})
const ruta = person(1, 'Rūta Balsytė', 'KlasterLT')
const anna = person(2, 'Anna Berg', 'go-cluster')
const otherAnna = person(3, 'Anna Berg', 'France Clusters')

test('picked names become mentions, other names and longer words stay words', () => {
  const picked = { 'Rūta Balsytė': ruta.id, Rūta: anna.id }
  expect(toWords({ text: 'Dear @Rūta Balsytė, @Rūta and @Mathieu; not @Rūtas', picked })).toBe(
    `Dear ${mentionOf(ruta.id)}, ${mentionOf(anna.id)} and @Mathieu; not @Rūtas`,
  )
})

test('a name with signs of its own is found as it stands', () => {
  expect(toWords({ text: '@A.B (C+D)', picked: { 'A.B (C+D)': ruta.id } })).toBe(mentionOf(ruta.id))
  expect(toWords({ text: '@AxB (C+D)', picked: { 'A.B (C+D)': ruta.id } })).toBe('@AxB (C+D)')
})

test('changing a comment and sending it again says the same, also with two people of one name', () => {
  const words = `See ${mentionOf(anna.id)}, ${mentionOf(otherAnna.id)} and ${mentionOf(anna.id)}`
  const typed = toTyped(words, [anna, otherAnna])
  expect(typed.text).toBe('See @Anna Berg, @Anna Berg 2 and @Anna Berg')
  expect(commentPieces(toWords(typed))).toEqual(commentPieces(words))
})

test('a mention begins with an @ at the start of a word', () => {
  expect(maybeMentionQuery('Hello @Rūta Ba', 14)).toEqual({ query: 'Rūta Ba', start: 6 })
  expect(maybeMentionQuery('@', 1)).toEqual({ query: '', start: 0 })
  for (const text of ['mail@example.eu', 'no mention', '@Rūta ', '@Rūta, and'])
    expect([text, maybeMentionQuery(text, text.length)]).toEqual([text, undefined])
})

test('people are found by any part of their name, then by organisation', () => {
  const people = [anna, ruta, otherAnna]
  expect(matchingPeople(people, 'ba', 8)).toEqual([ruta])
  expect(matchingPeople(people, 'AN', 8)).toEqual([anna, otherAnna])
  expect(matchingPeople(people, 'klas', 8)).toEqual([ruta])
  expect(matchingPeople(people, '', 2)).toHaveLength(2)
})

test('picking completes the name; a second person of the same name is told apart', () => {
  const first = pickPerson({ text: 'Dear @an please', picked: {} }, { start: 5, end: 8 }, anna)
  expect(first).toEqual({ text: 'Dear @Anna Berg please', picked: { 'Anna Berg': anna.id }, caret: 16 })
  const second = pickPerson({ text: '@Anna Berg and @an', picked: first.picked }, { start: 15, end: 18 }, otherAnna)
  expect(second.text).toBe('@Anna Berg and @Anna Berg (France Clusters) ')
  expect(toWords(second)).toBe(`${mentionOf(anna.id)} and ${mentionOf(otherAnna.id)} `)
})
