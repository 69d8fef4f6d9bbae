import type { PersonPresent } from '../../../live/presence.ts'

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** The people whose name or organisation holds these letters, whatever their case and accents. */
export function findPeople(people: readonly PersonPresent[], wanted: string): PersonPresent[] {
  const letters = plain(wanted.trim())
  return people.filter(({ name, organisation }) => plain(`${name} ${organisation ?? ''}`).includes(letters))
}
