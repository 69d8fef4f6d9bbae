import { expect, test } from 'vitest'
import { findPeople } from './find-people.ts'

const people = ['Rūta Balsytė', 'Mathieu Lacroix', 'Åsa Öberg'].map((name, place) => ({
  personId: name,
  name,
  organisation: place === 1 ? 'Pôle Énergie' : null,
  isGuest: false,
  colour: '#000000',
  writing: false,
  sectionId: null,
}))
const namesFor = (wanted: string) => findPeople(people, wanted).map(({ name }) => name)

test('finds names and organisations whatever the case and the accents', () => {
  expect(namesFor('ruta')).toEqual(['Rūta Balsytė'])
  expect(namesFor('ENERGIE')).toEqual(['Mathieu Lacroix'])
  expect(namesFor(' oberg ')).toEqual(['Åsa Öberg'])
  expect(namesFor('')).toHaveLength(3)
  expect(namesFor('nobody')).toEqual([])
})
