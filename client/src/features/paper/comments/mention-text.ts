import { commentPieces, mentionOf, type Person } from '@concord/contract'

/** A comment as it is typed: mentions stand in the text as `@name`, `picked` says who each name is. */
export type TypedComment = { text: string; picked: Readonly<Record<string, string>> }

export const NOTHING_TYPED: TypedComment = { text: '', picked: {} }

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** The words to send: every picked name that still stands in the text becomes a mention. */
export function toWords({ text, picked }: TypedComment): string {
  const names = Object.keys(picked).sort((one, other) => other.length - one.length)
  if (names.length === 0) return text
  const mention = new RegExp(`@(${names.map(escaped).join('|')})(?![\\p{L}\\p{N}])`, 'gu')
  return text.replace(mention, (_whole, name: string) => mentionOf(picked[name]!))
}

/** A written comment as it is typed, for changing it. Two people of one name are told apart by a number. */
export function toTyped(words: string, mentions: readonly { id: string; name: string }[]): TypedComment {
  const picked: Record<string, string> = {}
  const nameOf = (personId: string): string => {
    const plain = mentions.find(({ id }) => id === personId)?.name ?? '…'
    let name = plain
    for (let number = 2; picked[name] !== undefined && picked[name] !== personId; number += 1) name = `${plain} ${number}`
    picked[name] = personId
    return name
  }
  const text = commentPieces(words).map((piece) => ('text' in piece ? piece.text : `@${nameOf(piece.personId)}`))
  return { text: text.join(''), picked }
}

/** What stands behind an `@` right before the caret, if somebody is being mentioned there. */
export function maybeMentionQuery(text: string, caret: number): { query: string; start: number } | undefined {
  const found = /(?:^|[\s(])@([\p{L}\p{M}\p{N}.’'-]*(?: [\p{L}\p{M}\p{N}.’'-]+)*)$/u.exec(text.slice(0, caret))
  return found ? { query: found[1]!, start: caret - found[1]!.length - 1 } : undefined
}

/** The people whose name, or one of its words, begins with the query, the best first; organisations count last. */
export function matchingPeople(people: readonly Person[], query: string, most: number): Person[] {
  const wanted = query.toLocaleLowerCase()
  const rank = ({ name, organisation }: Person): number => {
    const lower = name.toLocaleLowerCase()
    if (lower.startsWith(wanted)) return 0
    if (lower.includes(` ${wanted}`)) return 1
    return organisation?.toLocaleLowerCase().startsWith(wanted) ? 2 : 3
  }
  const ranked = people.map((person) => ({ person, rank: rank(person) })).filter(({ rank: place }) => place < 3)
  return ranked
    .sort((one, other) => one.rank - other.rank)
    .slice(0, most)
    .map(({ person }) => person)
}

/** Puts a person in the place of what was typed behind the `@`; a name that is somebody else’s already gets the organisation with it. */
export function pickPerson(
  { text, picked }: TypedComment,
  place: { start: number; end: number },
  person: Person,
): TypedComment & { caret: number } {
  const isTaken = picked[person.name] !== undefined && picked[person.name] !== person.id
  const name = isTaken ? `${person.name} (${person.organisation ?? person.id.slice(0, 4)})` : person.name
  const before = `${text.slice(0, place.start)}@${name} `
  return { text: before + text.slice(place.end).replace(/^ /, ''), picked: { ...picked, [name]: person.id }, caret: before.length }
}
