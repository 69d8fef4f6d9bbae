/** Somebody who has this paper open, as the server names them. */
export type PersonHere = {
  personId: string
  name: string
  organisation: string | null
  colour: string
  /** Whether their caret stands in the section. */
  writing: boolean
}

const FALLBACK_COLOUR = '#475569'
const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''
const isColour = (value: unknown): value is string => typeof value === 'string' && /^#[0-9a-f]{6}$/i.test(value)

function maybePerson(state: Record<string, unknown>): PersonHere | undefined {
  const user = state.user as Record<string, unknown> | null | undefined
  if (!user || !isText(user.name)) return undefined
  const personId = isText(user.id) ? user.id : user.name
  return {
    personId,
    name: user.name,
    organisation: isText(user.organisation) ? user.organisation : null,
    colour: isColour(user.color) ? user.color : FALLBACK_COLOUR,
    writing: state.cursor != null,
  }
}

/** The people in one room, each once however many tabs they have open; our own tab is left out. */
export function peopleIn(states: ReadonlyMap<number, Record<string, unknown>>, ownClient: number): PersonHere[] {
  const people = new Map<string, PersonHere>()
  for (const [client, state] of states) {
    const person = client === ownClient ? undefined : maybePerson(state)
    if (!person) continue
    const known = people.get(person.personId)
    people.set(person.personId, known ? { ...known, writing: known.writing || person.writing } : person)
  }
  return [...people.values()].sort((a, b) => a.name.localeCompare(b.name))
}

/** Everybody in any of the rooms, each once. */
export function mergePeople(rooms: Iterable<readonly PersonHere[]>): PersonHere[] {
  const people = new Map<string, PersonHere>()
  for (const room of rooms) {
    for (const person of room) if (!people.get(person.personId)?.writing) people.set(person.personId, person)
  }
  return [...people.values()].sort((a, b) => a.name.localeCompare(b.name))
}

/** Whether two lists show the same; every move of a caret makes a new list. */
export const samePeople = (one: readonly PersonHere[], other: readonly PersonHere[]): boolean =>
  one.length === other.length && JSON.stringify(one) === JSON.stringify(other)
