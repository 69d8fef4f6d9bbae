/** Somebody in one room, as the server names them. */
export type PersonHere = {
  personId: string
  name: string
  organisation: string | null
  isGuest: boolean
  colour: string
  /** Whether their caret stands in the section. */
  writing: boolean
}

/** Somebody who has this paper open. */
export type PersonPresent = PersonHere & {
  /** Where their caret stands; null while they only read. */
  sectionId: string | null
}

const FALLBACK_COLOUR = '#475569'
const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''
const isColour = (value: unknown): value is string => typeof value === 'string' && /^#[0-9a-f]{6}$/i.test(value)
const { compare } = new Intl.Collator()

function maybePerson(state: Record<string, unknown>): PersonHere | undefined {
  const user = state.user as Record<string, unknown> | null | undefined
  if (!user || !isText(user.name)) return undefined
  const personId = isText(user.id) ? user.id : user.name
  return {
    personId,
    name: user.name,
    organisation: isText(user.organisation) ? user.organisation : null,
    isGuest: user.guest === true,
    colour: isColour(user.color) ? user.color : FALLBACK_COLOUR,
    writing: state.cursor != null,
  }
}

const byName = <Person extends PersonHere>(people: Iterable<Person>): Person[] =>
  [...people].sort((one, other) => compare(one.name, other.name))

/** The people in one room, each once however many tabs they have open; our own tab is left out. */
export function peopleIn(states: ReadonlyMap<number, Record<string, unknown>>, ownClient: number): PersonHere[] {
  const people = new Map<string, PersonHere>()
  for (const [client, state] of states) {
    const person = client === ownClient ? undefined : maybePerson(state)
    if (!person) continue
    const known = people.get(person.personId)
    people.set(person.personId, known ? { ...known, writing: known.writing || person.writing } : person)
  }
  return byName(people.values())
}

/** Everybody in any of a paper's rooms, each once, with the section that they write in; `rooms` by section id. */
export function mergePeople(rooms: ReadonlyMap<string, readonly PersonHere[]>): PersonPresent[] {
  const people = new Map<string, PersonPresent>()
  for (const [sectionId, room] of rooms) {
    for (const person of room) {
      const known = people.get(person.personId)
      if (!known || (person.writing && !known.writing))
        people.set(person.personId, { ...person, sectionId: person.writing ? sectionId : null })
    }
  }
  return byName(people.values())
}

const PARTS = ['personId', 'name', 'organisation', 'isGuest', 'colour', 'writing'] as const satisfies readonly (keyof PersonHere)[]

/** Whether two lists show the same; every move of a caret makes a new list. */
export const samePeople = (one: readonly PersonHere[], other: readonly PersonHere[]): boolean =>
  one.length === other.length && one.every((person, place) => PARTS.every((part) => person[part] === other[place]![part]))
