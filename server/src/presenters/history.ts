import type { AuthoredText, Comparison, Hands, HistoryEntry, Looked, Milestone, SavedPoint, TextAt, TextHand } from '@concord/contract'
import type { PersonId } from '@concord/paper'
import type { PastText } from '../deps.ts'
import type { LookRow } from '../storage/look-queries.ts'
import type { FrozenPaper } from '../storage/milestone-queries.ts'
import type { NamedPerson } from '../storage/people-queries.ts'
import type { PointRow } from '../storage/point-queries.ts'

export const presentPoint = ({ head, kind, name, at, title }: PointRow, by: string | null): SavedPoint => ({
  head,
  kind,
  name,
  at: at.toISOString(),
  by,
  title,
})

/** A saved point in a section's history. `authors`: who wrote since the point before. */
export const presentPointEntry = (point: PointRow & { by: string | null }, authors: string[]): HistoryEntry => ({
  kind: 'saved',
  at: point.at.toISOString(),
  by: point.by,
  reason: null,
  hash: null,
  head: point.head,
  point: { kind: point.kind, name: point.name },
  authors,
})

/** The people of one answer, each named once and then by their place. */
export class PeopleInOrder {
  readonly people: TextHand[] = []
  private readonly known: ReadonlyMap<string, NamedPerson>
  private readonly places = new Map<string, number>()

  constructor(known: ReadonlyMap<string, NamedPerson>) {
    this.known = known
  }

  /** -1 for nobody. */
  placeOf(personId: string | null): number {
    const person = personId === null ? undefined : this.known.get(personId)
    if (!person) return -1
    const { id, name, organisationId, organisation, kind } = person
    let place = this.places.get(id)
    if (place === undefined) {
      place = this.people.push({ id, name, organisationId, organisation, guest: kind === 'guest' }) - 1
      this.places.set(id, place)
    }
    return place
  }
}

/** A text at a head, under the title that it had. */
export type TitledText = PastText & { head: number; title: string }

const presentAuthored = ({ head, title, content, runs }: TitledText, people: PeopleInOrder): AuthoredText => ({
  head,
  title,
  content,
  runs: runs.map(([length, personId]) => [length, people.placeOf(personId)]),
})

export function presentTextAt(text: TitledText, known: ReadonlyMap<string, NamedPerson>): TextAt {
  const people = new PeopleInOrder(known)
  return { ...presentAuthored(text, people), people: people.people }
}

/** Two texts with the people who wrote between them. */
export function presentComparison(
  { from, to }: { from: TitledText; to: TitledText },
  writers: readonly PersonId[],
  known: ReadonlyMap<string, NamedPerson>,
): Comparison {
  const people = new PeopleInOrder(known)
  const texts = { from: presentAuthored(from, people), to: presentAuthored(to, people) }
  const wrote = writers.map((personId) => people.placeOf(personId)).filter((place) => place >= 0)
  return { people: people.people, ...texts, wrote }
}

export function presentHands(claims: ReadonlyMap<number, string>, known: ReadonlyMap<string, NamedPerson>): Hands {
  const people = new PeopleInOrder(known)
  const clients = [...claims].map(([client, personId]): [number, number] => [client, people.placeOf(personId)])
  return { people: people.people, clients: clients.filter(([, place]) => place >= 0) }
}

export const presentLook = ({ sectionId, head, at }: LookRow): Looked => ({ sectionId, head, at: at.toISOString() })

export const presentMilestone = ({ milestone, by, sections }: FrozenPaper): Milestone => ({
  id: milestone.id,
  name: milestone.name,
  at: milestone.at.toISOString(),
  by,
  sections: sections.map(({ sectionId, title, state, head, removed }) => ({ sectionId, title, state, head, removed })),
})
